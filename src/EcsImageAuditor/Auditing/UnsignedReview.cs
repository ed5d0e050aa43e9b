using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Looks twice before an image is called unsigned: the index that lists it may be signed, and ECR may be signing it right now.
/// </summary>
/// <param name="verifier">Gives verdicts, remembered ones too.</param>
/// <param name="afresh">The same verifier, whose verdicts are given from now on.</param>
/// <param name="indexes">Finds the index that lists an image.</param>
/// <param name="signing">Asks ECR.</param>
/// <param name="time">The clock.</param>
public sealed class UnsignedReview(
    IImageVerifier verifier, Func<IImageVerifier> afresh, IndexOrigin indexes, ManagedSigning signing, TimeProvider time)
{
    /// <summary>References of one digest that are followed.</summary>
    private const int MostReferences = 4;

    private const int MostKnown = 1_000;

    /// <summary>For how long the registry is not asked again: an unsigned image that starts ten thousand times is looked into once.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    private readonly BoundedMap<(ImageByDigest Image, string Names), (ImageVerification Verification, DateTimeOffset Until)> _known = new(
        MostKnown
    );

    /// <param name="image">The digest.</param>
    /// <param name="references">The names by which tasks run it.</param>
    /// <param name="unsigned">The verdict on the digest itself.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImageVerification> ReviewAsync(
        ImageByDigest image, IEnumerable<ImageReference> references, ImageVerification unsigned, CancellationToken cancellationToken)
    {
        var names = references.Distinct().Take(MostReferences).ToArray();
        var key = (image, string.Join(' ', names.Select(name => name.ToString())));
        if (_known.TryGet(key, out var known) && time.GetUtcNow() < known.Until)
            return known.Verification;

        var reviewed = await ReviewAnewAsync(image, names, unsigned, cancellationToken);
        if (reviewed.Verdict is Verdict.Unsigned { Reason.Code: ReasonCode.NoSignature })
            _known.Set(key, (reviewed, time.GetUtcNow() + Known));
        return reviewed;
    }

    private async Task<ImageVerification> ReviewAnewAsync(
        ImageByDigest image, IReadOnlyList<ImageReference> names, ImageVerification unsigned, CancellationToken cancellationToken)
    {
        var reviewed = await FollowAsync(verifier, image, names, unsigned, cancellationToken);
        if (reviewed.Verdict is not Verdict.Unsigned)
            return reviewed;

        return await signing.AskAsync(image, cancellationToken) switch
        {
            ManagedSigningAnswer.InProgress working => reviewed with
            {
                Verdict = Verdict.Because(
                    ReasonCode.SigningInProgress,
                    $"ECR is still signing the image with {Named(working.Profile)}; it is judged again later."
                ),
            },
            ManagedSigningAnswer.Complete complete => await LookAgainAsync(image, names, complete, cancellationToken),
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

    /// <summary>ECR may have finished since the verdict was given, which may also have been a remembered one.</summary>
    private async Task<ImageVerification> LookAgainAsync(
        ImageByDigest image,
        IReadOnlyList<ImageReference> names,
        ManagedSigningAnswer.Complete complete,
        CancellationToken cancellationToken
    )
    {
        var anew = afresh();
        var verification = await anew.VerifyAsync(image, cancellationToken);
        if (verification.Verdict is Verdict.Unsigned)
            verification = await FollowAsync(anew, image, names, verification, cancellationToken);
        return verification.Verdict is not Verdict.Unsigned
            ? verification
            : verification with
            {
                Verdict = Verdict.Because(
                    ReasonCode.NoSignature,
                    $"No signature is attached to the image, though ECR signed it with {Named(complete.Profile)}: somebody removed it. Sign the image again."
                ),
            };
    }

    /// <returns>The verdict on an index that lists the image and has a signature, else the one that is given; with what was noticed on the way.</returns>
    private async Task<ImageVerification> FollowAsync(
        IImageVerifier by,
        ImageByDigest image,
        IReadOnlyList<ImageReference> names,
        ImageVerification unsigned,
        CancellationToken cancellationToken
    )
    {
        var warnings = new List<string>(unsigned.Warnings);
        foreach (var name in names)
        {
            var (verdict, warning) = await FollowAsync(by, image, name, cancellationToken);
            if (verdict is not null)
                return verdict;
            if (warning is not null)
                warnings.Add(warning);
        }

        return unsigned with { Warnings = warnings };
    }

    private async Task<(ImageVerification? Verdict, string? Warning)> FollowAsync(
        IImageVerifier by, ImageByDigest image, ImageReference reference, CancellationToken cancellationToken)
    {
        try
        {
            return await indexes.FindAsync(reference, image, cancellationToken) switch
            {
                IndexAnswer.Listed listed => (await VerifyAsync(by, listed, image, cancellationToken), null),
                IndexAnswer.Moved moved => (
                    null,
                    $"The tag {moved.Tag} names {moved.Now} by now: it was moved after the task started, or it never named what runs."
                ),
                _ => (null, null),
            };
        }
        catch (RegistryException exception) when (exception.Reason.Code == ReasonCode.ImageNotFound)
        {
            return (null, $"The tag of {reference} no longer exists, so no index could be looked for.");
        }
        catch (RegistryException exception)
        {
            // An index might be signed, so the image cannot be called unsigned.
            return (Verdict.Because(exception.Reason), null);
        }
    }

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
}
