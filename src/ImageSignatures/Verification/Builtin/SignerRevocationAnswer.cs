namespace ImageSignatures.Verification.Builtin;

/// <summary>What AWS Signer answered.</summary>
/// <param name="Revoked">ARNs and certificate hashes that were revoked; empty when none was.</param>
/// <param name="Unavailable">Why the service gave no answer, or null when it gave one. Then <paramref name="Revoked"/> says nothing.</param>
public sealed record SignerRevocationAnswer(IReadOnlyList<string> Revoked, string? Unavailable = null);
