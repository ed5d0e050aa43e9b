using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The answer of GetSigningProfile.</summary>
internal sealed record GetSigningProfileOutput(
    string ProfileName,
    string ProfileVersion,
    string ProfileVersionArn,
    string PlatformId,
    string PlatformDisplayName,
    SignatureValidityPeriod SignatureValidityPeriod,
    SigningProfileStatus Status,
    string Arn)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RevocationRecord? RevocationRecord { get; init; }

    public static GetSigningProfileOutput From(SigningProfile profile) => new(
        profile.Name,
        profile.Version,
        profile.VersionArn,
        SignerService.Platform,
        "Notation for container registries",
        profile.ValidityPeriod,
        profile.Status,
        profile.Arn)
    {
        RevocationRecord = profile.Revocation is { } revocation ? RevocationRecord.From(revocation) : null,
    };
}
