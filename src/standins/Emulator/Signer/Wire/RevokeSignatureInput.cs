namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The body of RevokeSignature.</summary>
internal sealed record RevokeSignatureInput
{
    public string? JobOwner { get; init; }

    public string? Reason { get; init; }
}
