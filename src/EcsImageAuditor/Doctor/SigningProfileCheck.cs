using System.Globalization;
using Amazon.Signer;
using Amazon.Signer.Model;
using ImageSignatures.Aws;
using ImageSignatures.Text;
using ImageSignatures.TrustPolicies;

namespace EcsImageAuditor.Doctor;

/// <summary>A trusted signing profile exists and is good for signatures of images.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/api/API_GetSigningProfile.html</remarks>
internal sealed class SigningProfileCheck(Func<string, IAmazonSigner> clients, SigningProfileArn profile) : IDoctorCheck
{
    public string Name => "signing-profile";

    public async Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        if (profile.Kind != SigningIdentityKind.Profile)
            return [Observation.Ok(
                $"{profile} is an alias, which AWS Signer's API does not describe: check in the console that it stands for your profile.")];

        try
        {
            var request = new GetSigningProfileRequest { ProfileName = profile.Name, ProfileOwner = profile.Account };
            return [Judge(await clients(profile.Region).GetSigningProfileAsync(request, cancellationToken))];
        }
        catch (Exception exception) when (exception is ResourceNotFoundException or NotFoundException)
        {
            return [Observation.Error(
                $"There is no signing profile {profile}: check its name, region and account, or take it out of the trusted identities.")];
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            var problem = new AwsCallProblem($"AWS Signer in {profile.Region}", "signer:GetSigningProfile", profile.ToString())
            {
                AuditorsAction = "signer:GetRevocationStatus",
            };
            return [problem.Of(exception)];
        }
    }

    private Observation Judge(GetSigningProfileResponse found)
    {
        if (found.PlatformId != SignerPlatform.Notation)
            return Observation.Error(
                $"{profile} is for the platform {Printable.Clean(found.PlatformId)} and signs no images: trust a profile for "
                + $"{SignerPlatform.Notation}.");
        if (found.Status == SigningProfileStatus.Revoked)
            return Observation.Error(
                $"{profile} is revoked{Since(found.RevocationRecord?.RevocationEffectiveFrom)}, and what it signed since then is "
                + "refused: find out why, sign with another profile, and trust that one.");
        if (found.Status == SigningProfileStatus.Canceled)
            return Observation.Warning(
                $"{profile} is canceled: its signatures stay good and it makes no new ones; sign with another profile, and trust that "
                + "one too.");
        if (found.Status != SigningProfileStatus.Active)
            return Observation.Unknown(
                $"{profile} has the status {Printable.Clean(found.Status?.Value ?? "none")}, which is not known: look at it in the "
                + "console of AWS Signer.");

        return profile.Version is null || profile.Version == found.ProfileVersion
            ? Observation.Ok($"{profile} is active.")
            : Observation.Warning(
                $"{profile} is no longer the newest version, {Printable.Clean(found.ProfileVersion)} is, and what that one signs is "
                + "not trusted: trust the profile without a version, or the new one too.");
    }

    private static string Since(DateTime? moment) =>
        moment is { } time ? $" from {time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC on" : "";
}
