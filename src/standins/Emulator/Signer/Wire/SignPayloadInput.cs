namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The body of SignPayload.</summary>
internal sealed record SignPayloadInput
{
    public string? ProfileName { get; init; }

    public string? ProfileOwner { get; init; }

    public string? PayloadFormat { get; init; }

    public byte[]? Payload { get; init; }
}
