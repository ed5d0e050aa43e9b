namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The answer of SignPayload.</summary>
internal sealed record SignPayloadOutput(
    string JobId, string JobOwner, IReadOnlyDictionary<string, string> Metadata, ReadOnlyMemory<byte> Signature);
