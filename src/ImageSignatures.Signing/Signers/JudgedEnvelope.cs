namespace ImageSignatures.Signing.Signers;

/// <summary>What the manifest of a good signature says of it.</summary>
/// <param name="SignedAt">The authentic signing time.</param>
/// <param name="Thumbprints">SHA-256 of each certificate of its chain, from the leaf on, in lower-case hexadecimal digits.</param>
internal sealed record JudgedEnvelope(DateTimeOffset SignedAt, IReadOnlyList<string> Thumbprints);
