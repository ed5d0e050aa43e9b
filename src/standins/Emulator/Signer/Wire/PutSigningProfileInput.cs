namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The body of PutSigningProfile.</summary>
internal sealed record PutSigningProfileInput
{
    public string? PlatformId { get; init; }

    public SignatureValidityPeriod? SignatureValidityPeriod { get; init; }
}
