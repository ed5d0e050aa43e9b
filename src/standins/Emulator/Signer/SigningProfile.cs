namespace EcsImageAuditor.Emulator.Signer;

/// <summary>One version of a signing profile.</summary>
public sealed record SigningProfile
{
    public required string Name { get; init; }

    /// <summary>Ten letters and digits.</summary>
    public required string Version { get; init; }

    public required string Arn { get; init; }

    public required string VersionArn { get; init; }

    public required SignatureValidityPeriod ValidityPeriod { get; init; }

    public SigningProfileStatus Status { get; init; }

    /// <summary>When the status last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The revocation, where the version is revoked.</summary>
    public SigningProfileRevocation? Revocation { get; init; }

    /// <summary>
    /// When a canceled or revoked profile is forgotten: its validity period and six months later.
    /// See <see href="https://docs.aws.amazon.com/signer/latest/developerguide/retention.html"/>.
    /// </summary>
    internal bool IsForgotten(DateTimeOffset now) =>
        Status != SigningProfileStatus.Active && now >= Retention.EndOf(ValidityPeriod.ExpiryOf(ChangedAt));
}
