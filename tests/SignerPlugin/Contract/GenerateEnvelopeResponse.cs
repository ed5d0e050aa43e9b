namespace SignerPlugin.Contract;

/// <summary>The output of generate-envelope.</summary>
internal sealed record GenerateEnvelopeResponse(
    byte[] SignatureEnvelope, string SignatureEnvelopeType, IReadOnlyDictionary<string, string>? Annotations);
