namespace SignerPlugin.Signer;

/// <summary>The body of SignPayload.</summary>
internal sealed record SignPayloadInput(string ProfileName, string ProfileOwner, byte[] Payload, string PayloadFormat);
