namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The body of RevokeSigningProfile; the time is in epoch seconds, which may have a fraction.</summary>
internal sealed record RevokeSigningProfileInput
{
    public string? ProfileVersion { get; init; }

    public string? Reason { get; init; }

    public decimal? EffectiveTime { get; init; }
}
