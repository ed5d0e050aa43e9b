namespace SignerPlugin.Verification;

/// <summary>The outcome of one verification.</summary>
internal sealed record VerificationResult(bool Success, string Reason);
