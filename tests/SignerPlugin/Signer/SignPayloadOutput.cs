namespace SignerPlugin.Signer;

/// <summary>The answer of SignPayload.</summary>
internal sealed record SignPayloadOutput(byte[] Signature, IReadOnlyDictionary<string, string>? Metadata);
