using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Looks twice before an image is called unsigned: the index that lists it may be signed, ECR may be signing it right now, and ECR may
/// have archived its signatures.
/// </summary>
/// <param name="verifier">Gives verdicts, remembered ones too.</param>
/// <param name="afresh">The same verifier, whose verdicts are given from now on.</param>
/// <param name="indexes">Finds the index that lists an image.</param>
/// <param name="signing">Asks ECR.</param>
/// <param name="archive">Looks into ECR's archive.</param>
/// <param name="time">The clock.</param>
public sealed class UnsignedReview(
    IImageVerifier verifier,
    Func<IImageVerifier> afresh,
    IndexOrigin indexes,
    ManagedSigning signing,
    ArchiveReview archive,
    TimeProvider time
)
{
    private const int MostKnown = 1_000;

    /// <summary>For how long the registry is not asked again: an unsigned image that starts ten thousand times is looked into once.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    /// <summary>For how long ECR's answer holds for the other names of an image.</summary>
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(10);

    private readonly BoundedMap<(ImageByDigest Image, string? Name), (ImageVerification Verification, DateTimeOffset Until)> _known = new(
        MostKnown
    );

    private readonly BoundedMap<ImageByDigest, SigningState> _signing = new(MostKnown);

    /// <param name="image">The digest.</param>
    /// <param name="name">The name by which a task runs it; null where that was followed to the digest already.</param>
    /// <param name="unsigned">The verdict on the digest itself.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImageVerification> ReviewAsync(
        ImageByDigest image, ImageReference? name, ImageVerification unsigned, CancellationToken cancellationToken)
    {
        var key = (image, name?.ToString());
        if (_known.TryGet(key, out var known) && time.GetUtcNow() < known.Until)
            return known.Verification;

        var reviewed = await archive.ReviewAsync(
            image, await ReviewAnewAsync(image, name, unsigned, cancellationToken), cancellationToken);
        if (reviewed.Verdict is Verdict.Unsigned { Reason.Code: ReasonCode.NoSignature })
            _known.Set(key, (reviewed, time.GetUtcNow() + Known));
        return reviewed;
    }

    /// <summary>For an image that the registry does not have.</summary>
    public Task<ImageVerification> ReviewMissingAsync(
        ImageByDigest image, ImageVerification missing, CancellationToken cancellationToken
    ) => archive.ReviewAsync(image, missing, cancellationToken);

    private async Task<ImageVerification> ReviewAnewAsync(
        ImageByDigest image, ImageReference? name, ImageVerification unsigned, CancellationToken cancellationToken)
    {
        var reviewed = await FollowAsync(verifier, image, name, unsigned, cancellationToken);
        if (reviewed.Verdict is not Verdict.Unsigned)
            return reviewed;

        var state = await AskAsync(image, cancellationToken);
        return state.Answer switch
        {
            ManagedSigningAnswer.InProgress working => reviewed with
            {
                Verdict = Verdict.Because(
                    ReasonCode.SigningInProgress,
                    $"ECR is still signing the image with {Named(working.Profile)}; it is judged again later."
                ),
            },
            ManagedSigningAnswer.Complete complete => await LookAgainAsync(image, name, state.Afresh, complete, cancellationToken),
            ManagedSigningAnswer.Failed failed => reviewed with
            {
                Verdict = Verdict.Because(
                    ReasonCode.NoSignature,
                    $"The image has no signature: ECR could not sign it with {Named(failed.Profile)} ({Printable.Clean(failed.Why, 512)})."
                ),
            },
            ManagedSigningAnswer.Unknown unknown => reviewed with { Verdict = Verdict.Because(unknown.Reason) },
            ManagedSigningAnswer.Refused refused => reviewed with { Warnings = [.. reviewed.Warnings, refused.Why] },
            _ => reviewed,
        };
    }

    /// <summary>Asks ECR once for all names of an image, however many there are.</summary>
    private async Task<SigningState> AskAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        if (_signing.TryGet(image, out var known) && time.GetUtcNow() < known.Until)
            return known;

        var answer = await signing.AskAsync(image, cancellationToken);
        var state = new SigningState(answer, afresh(), time.GetUtcNow() + Asked);
        if (answer is not ManagedSigningAnswer.Unknown)
            _signing.Set(image, state);
        return state;
    }

    private static string RemovedFrom(ManagedSigningAnswer.Complete complete) =>
        $"No signature is attached to the image, though ECR signed it with {Named(complete.Profile)}: somebody removed it. Sign the image again.";

    /// <summary>ECR may have finished since the verdict was given, which may also have been a remembered one.</summary>
    private async Task<ImageVerification> LookAgainAsync(
        ImageByDigest image,
        ImageReference? name,
        IImageVerifier anew,
        ManagedSigningAnswer.Complete complete,
        CancellationToken cancellationToken
    )
    {
        var verification = await anew.VerifyAsync(image, cancellationToken);
        if (verification.Verdict is Verdict.Unsigned)
            verification = await FollowAsync(anew, image, name, verification, cancellationToken);
        return verification.Verdict is not Verdict.Unsigned
            ? verification
            : verification with { Verdict = Verdict.Because(ReasonCode.NoSignature, RemovedFrom(complete)) };
    }

    /// <returns>The verdict on an index that lists the image and has a signature, else the one that is given; with what was noticed on the way.</returns>
    private async Task<ImageVerification> FollowAsync(
        IImageVerifier by, ImageByDigest image, ImageReference? name, ImageVerification unsigned, CancellationToken cancellationToken)
    {
        if (name is null)
            return unsigned;

        try
        {
            return await indexes.FindAsync(name, image, cancellationToken) switch
            {
                IndexAnswer.Listed listed => await VerifyAsync(by, listed, image, cancellationToken) ?? unsigned,
                IndexAnswer.Moved moved => Warn(
                    unsigned,
                    $"The tag {moved.Tag} names {moved.Now} by now: it was moved after the task started, or it never named what runs."
                ),
                _ => unsigned,
            };
        }
        catch (RegistryException exception) when (exception.Reason.Code == ReasonCode.ImageNotFound)
        {
            return Warn(unsigned, $"The tag of {name} no longer exists, so no index could be looked for.");
        }
        catch (RegistryException exception)
        {
            // An index might be signed, so the image cannot be called unsigned.
            return Verdict.Because(exception.Reason);
        }
    }

    private static ImageVerification Warn(ImageVerification unsigned, string warning) =>
        unsigned with { Warnings = [.. unsigned.Warnings, warning] };

    /// <returns>The verdict on the index, or null where that has no signature either.</returns>
    private static async Task<ImageVerification?> VerifyAsync(
        IImageVerifier by, IndexAnswer.Listed listed, ImageByDigest image, CancellationToken cancellationToken)
    {
        var verification = await by.VerifyAsync(listed.Index, cancellationToken);
        if (verification.Verdict is Verdict.Unsigned)
            return null;

        var origin = $"{image.Digest} has no signature of its own; the verdict is that on the index {listed.Index.Digest}, "
            + $"which the tag {listed.Tag} names and which lists it.";
        return verification with { Warnings = [.. verification.Warnings, origin] };
    }

    private static string Named(string? profile) => profile is null ? "its profile" : Printable.Clean(profile);

    /// <summary>What ECR said of an image.</summary>
    /// <param name="Answer">The answer; null where ECR does not sign in that registry.</param>
    /// <param name="Afresh">Gives verdicts from the moment of the answer on.</param>
    /// <param name="Until">How long it holds.</param>
    private sealed record SigningState(ManagedSigningAnswer? Answer, IImageVerifier Afresh, DateTimeOffset Until);
}
