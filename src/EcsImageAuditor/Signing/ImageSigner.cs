using EcsImageAuditor.Oci;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Signing.Copying;
using EcsImageAuditor.Signing.Signers;
using EcsImageAuditor.TrustPolicies;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Signing;

/// <summary>
/// Brings one image to where it is to be, and sees to it that it carries a good signature. What is done already is passed over, and
/// nothing is called signed that the verifier does not trust.
/// </summary>
internal sealed class ImageSigner(
    RegistryClient registry,
    EcrRepositories repositories,
    ImageCopier copier,
    SigningProfiles profiles,
    ProfileVerifiers verifiers,
    ISignatureMaker maker,
    AttachedSignatures attached,
    ISigningProgress progress)
{
    /// <exception cref="RegistryException">A registry did not do its part.</exception>
    /// <exception cref="SigningException">It could not be signed.</exception>
    public async Task<SigningOutcome> SignAsync(ImageToSign image, CancellationToken cancellationToken)
    {
        progress.Began(image, SigningStep.Resolve);
        var profile = await profiles.EnsureAsync(image.Profile, cancellationToken);
        verifiers.Require(profile);
        var copied = await PlaceAsync(image, cancellationToken);
        var signatures = new List<Digest>();
        var isSigned = false;
        foreach (var subject in SubjectsOf(image, copied))
        {
            progress.Began(image, SigningStep.Verify);
            var target = image.Target.At(subject.Digest);
            if (await IsSignedAsync(target, profile, cancellationToken))
                continue;

            progress.Began(image, SigningStep.Sign);
            isSigned = true;
            if (await SignAsync(target, subject, profile, cancellationToken) is { } signature)
                signatures.Add(signature);
        }

        return new SigningOutcome
        {
            Image = image,
            Result = isSigned ? SigningResult.Signed : SigningResult.AlreadySigned,
            Digest = copied.Manifest.Descriptor.Digest,
            Profile = profile.ToString(),
            Signatures = signatures,
            BytesCopied = copied.BytesSent,
        };
    }

    private async Task<CopiedImage> PlaceAsync(ImageToSign image, CancellationToken cancellationToken)
    {
        if (image.Source is not { } source)
            return new CopiedImage(await registry.FetchManifestAsync(image.Target, cancellationToken), 0);

        await repositories.EnsureAsync(image.TargetRepository, cancellationToken);
        return await copier.CopyAsync(image, source, cancellationToken);
    }

    /// <summary>The images of an index first, so that a signed index is one whose images are.</summary>
    private static IEnumerable<Descriptor> SubjectsOf(ImageToSign image, CopiedImage copied)
    {
        var root = copied.Manifest.Descriptor;
        return image.SignsPlatforms && PlatformSelection.IsIndex(root)
            ?
            [
                .. ImageTreeReader.IndexOf(image.Target, copied.Manifest).Where(IsImage).Select(Bare).DistinctBy(child => child.Digest),
                root,
            ]
            : [root];
    }

    /// <summary>Build tools put attestations beside the images, for no platform.</summary>
    private static bool IsImage(Descriptor entry) => entry.Platform?.Os is not "unknown";

    private static Descriptor Bare(Descriptor entry) => new() { MediaType = entry.MediaType, Digest = entry.Digest, Size = entry.Size };

    private async Task<bool> IsSignedAsync(ImageByDigest target, SigningProfileArn profile, CancellationToken cancellationToken)
    {
        var verification = await verifiers.VerifyAsync(target, profile, cancellationToken);
        if (verification.Verdict is Verdict.Inconclusive { Reason: var reason })
            throw new SigningException(
                SigningFailureCode.VerificationInconclusive,
                $"It could not be told whether {target} is signed, so nothing was signed: {reason.Message}");
        return verification.Verdict is Verdict.Trusted;
    }

    private async Task<Digest?> SignAsync(
        ImageByDigest target, Descriptor subject, SigningProfileArn profile, CancellationToken cancellationToken)
    {
        var signature = await maker.SignAsync(target, subject, profile, cancellationToken);
        if (signature is not null)
            attached.Add(target, signature);

        var verification = await verifiers.VerifyAsync(target, profile, cancellationToken);
        return verification.Verdict switch
        {
            Verdict.Trusted => signature?.Digest,
            Verdict.Inconclusive { Reason: var reason } => throw new SigningException(
                SigningFailureCode.VerificationInconclusive,
                $"{target} was given a signature, and it could not be told whether it is good: {reason.Message}"),
            Verdict.Reasoned { Reason: var reason } => throw new SigningException(
                SigningFailureCode.EnvelopeInvalid, $"{target} was given a signature that the verifier does not trust: {reason.Message}"),
            _ => throw new InvalidOperationException($"{verification.Verdict} is no verdict of a strict policy."),
        };
    }
}
