namespace ImageSignatures.Verification.Candidates;

/// <summary>An envelope as the registry holds it.</summary>
/// <param name="Bytes">The blob; its digest and size were checked.</param>
/// <param name="MediaType">Its type, as the manifest says.</param>
internal sealed record FetchedEnvelope(ReadOnlyMemory<byte> Bytes, string MediaType);
