using System.Collections.Concurrent;
using Amazon.Signer;
using Amazon.Signer.Model;
using ImageSignatures.Aws;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Signing.Signers;

/// <summary>Finds the signing profiles that are named, and makes those that are missing; each once in a run.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/api/API_PutSigningProfile.html</remarks>
internal sealed class SigningProfiles(Func<string, IAmazonSigner> clients)
{
    /// <summary>The one platform of AWS Signer that is for container images.</summary>

    private readonly ConcurrentDictionary<SigningProfileChoice, Lazy<Task<SigningProfileArn>>> _profiles = new();

    /// <returns>The profile, which exists or was made.</returns>
    /// <exception cref="SigningException">It cannot be had.</exception>
    public Task<SigningProfileArn> EnsureAsync(SigningProfileChoice choice, CancellationToken cancellationToken) => choice switch
    {
        SigningProfileChoice.Existing { Arn: var arn } => Task.FromResult(arn),
        SigningProfileChoice.Named named => _profiles.GetOrAdd(
            named, _ => new Lazy<Task<SigningProfileArn>>(() => EnsureAsync(named, cancellationToken))).Value,
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "No such choice."),
    };

    /// <returns>The profile; null where it does not exist yet.</returns>
    /// <exception cref="SigningException">It cannot be told, or the profile cannot sign images.</exception>
    public Task<SigningProfileArn?> FindAsync(SigningProfileChoice choice, CancellationToken cancellationToken) => choice switch
    {
        SigningProfileChoice.Existing { Arn: var arn } => Task.FromResult<SigningProfileArn?>(arn),
        SigningProfileChoice.Named named => FindAsync(named, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "No such choice."),
    };

    private async Task<SigningProfileArn> EnsureAsync(SigningProfileChoice.Named named, CancellationToken cancellationToken) =>
        await FindAsync(named, cancellationToken) ?? await CreateAsync(named, cancellationToken);

    private async Task<SigningProfileArn?> FindAsync(SigningProfileChoice.Named named, CancellationToken cancellationToken)
    {
        try
        {
            var found = await clients(named.Region).GetSigningProfileAsync(
                new GetSigningProfileRequest { ProfileName = named.Name }, cancellationToken);
            if (found.Status is { } status && status != SigningProfileStatus.Active)
                throw Unusable(named, $"is {status.Value.ToLowerInvariant()} and signs no more; name another one");
            if (found.PlatformId != SignerPlatform.Notation)
                throw Unusable(named, $"is not for container images (platform {found.PlatformId}); name another one");
            return Parse(named, found.Arn);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            throw SignerFailures.Of("signer:GetSigningProfile", named.ToString(), exception);
        }
    }

    private async Task<SigningProfileArn> CreateAsync(SigningProfileChoice.Named named, CancellationToken cancellationToken)
    {
        try
        {
            var made = await clients(named.Region)
                .PutSigningProfileAsync(
                    new PutSigningProfileRequest
                    {
                        ProfileName = named.Name,
                        PlatformId = SignerPlatform.Notation,
                        SignatureValidityPeriod = new SignatureValidityPeriod
                        {
                            Value = named.Validity.Value,
                            Type = ValidityType.FindValue(named.Validity.Unit),
                        },
                    },
                    cancellationToken
                );
            return Parse(named, made.Arn);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            throw SignerFailures.Of("signer:PutSigningProfile", named.ToString(), exception);
        }
    }

    private static SigningProfileArn Parse(SigningProfileChoice.Named named, string? arn) =>
        SigningProfileArn.TryParse(arn, out var parsed, out var error)
            ? parsed
            : throw Unusable(named, $"has an ARN that is none: {error}");

    private static SigningException Unusable(SigningProfileChoice.Named named, string why) =>
        new(SigningFailureCode.ProfileUnusable, $"The signing profile {named} {why}.");
}
