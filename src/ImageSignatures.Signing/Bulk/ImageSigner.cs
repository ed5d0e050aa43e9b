using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Copying;
using ImageSignatures.Signing.Signers;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace ImageSignatures.Signing.Bulk;

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
    private readonly SigningTurns _turns = new();

    /// <exception cref="RegistryException">A registry did not do its part.</exception>
    /// <exception cref="SigningException">It could not be signed.</exception>
    public async Task<SigningOutcome> SignAsync(ImageToSign image, CancellationToken cancellationToken)
    {
        progress.Began(image, SigningStep.Resolve);
        var profile = await profiles.EnsureAsync(image.Profile, cancellationToken);
        verifiers.Require(profile);
        var copied = await PlaceAsync(image, cancellationToken);
        var signatures = new List<Digest>();
        var notes = new List<string>();
        var isSigned = false;
        var subjects = SigningSubjects.Of(image, copied.Manifest);
        foreach (var subject in subjects)
        {
            progress.Began(image, SigningStep.Verify);
            var target = image.Target.At(subject.Digest);
            using var turn = await _turns.TakeAsync(target, cancellationToken);
            if (await verifiers.IsSignedAsync(target, profile, cancellationToken))
                continue;

            progress.Began(image, SigningStep.Sign);
            await attached.RequirePlaceAsync(target, cancellationToken);
            isSigned = true;
            if (await SignAsync(target, subject, profile, notes, cancellationToken) is { } signature)
                signatures.Add(signature);
        }

        return new SigningOutcome
        {
            Image = image,
            Result = isSigned ? SigningResult.Signed : SigningResult.AlreadySigned,
            Digest = copied.Manifest.Descriptor.Digest,
            Profile = profile.ToString(),
            Signatures = signatures,
            Subjects = [.. subjects.Select(subject => subject.Digest)],
            Notes = notes,
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

    private async Task<Digest?> SignAsync(
        ImageByDigest target, Descriptor subject, SigningProfileArn profile, List<string> notes, CancellationToken cancellationToken)
    {
        var signature = await maker.SignAsync(target, subject, profile, cancellationToken);
        if (signature is not null)
            attached.Add(target, signature);

        var verification = await verifiers.VerifyAsync(target, profile, cancellationToken);
        if (verification.Verdict is not Verdict.Trusted && IsMissing(signature, verification))
            verification = await VerifyUnlistedAsync(target, signature, profile, notes, cancellationToken);
        return verification.Verdict switch
        {
            Verdict.Trusted => signature?.Referrer.Digest,
            Verdict.Inconclusive { Reason: var reason } => throw new SigningException(
                SigningFailureCode.VerificationInconclusive,
                $"{target} was given a signature, and it could not be told whether it is good: {reason.Message}"),
            Verdict.Reasoned { Reason: var reason } => throw new SigningException(
                SigningFailureCode.EnvelopeInvalid, $"{target} was given a signature that the verifier does not trust: {reason.Message}"),
            _ => throw new InvalidOperationException($"{verification.Verdict} is no verdict of a strict policy."),
        };
    }

    /// <summary>Registries keep lists of referrers for a while, or write them late.</summary>
    private static bool IsMissing(AttachedSignature? signature, ImageVerification verification) => signature is null
        ? verification.Verdict is Verdict.Reasoned { Reason.Code: ReasonCode.NoSignature }
        : verification.Signatures.All(known => known.Digest != signature.Referrer.Digest.ToString());

    /// <summary>Judges what was pushed by its digest, as the list does not show it.</summary>
    private async Task<ImageVerification> VerifyUnlistedAsync(
        ImageByDigest target,
        AttachedSignature? signature,
        SigningProfileArn profile,
        List<string> notes,
        CancellationToken cancellationToken)
    {
        if (signature is null)
            throw new SigningException(
                SigningFailureCode.VerificationInconclusive,
                $"{target} was signed, but the registry does not list the signature yet; check in a minute with verify, before you sign again.");

        notes.Add(
            $"the registry does not list the signature {signature.Referrer.Digest} of {target} yet, so that verifiers see it in a minute or so");
        return await verifiers.VerifyAsync(target, signature.Referrer, profile, cancellationToken);
    }
}
