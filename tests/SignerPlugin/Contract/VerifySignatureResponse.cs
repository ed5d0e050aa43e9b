namespace SignerPlugin.Contract;

/// <summary>The output of verify-signature.</summary>
internal sealed record VerifySignatureResponse(
    IReadOnlyDictionary<string, VerificationResult> VerificationResults, IReadOnlyList<string> ProcessedAttributes);
