using EcsImageAuditor.Oci;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Looks twice before an image is called unsigned: the index that lists it may be signed, and ECR may be signing it right now.
/// </summary>
public sealed class UnsignedReview(IImageVerifier verifier, IndexOrigin indexes, ManagedSigning signing)
{
    /// <summary>References of one digest that are followed.</summary>
    private const int MostReferences = 4;

    /// <param name="image">The digest.</param>
    /// <param name="references">The names by which tasks run it.</param>
    /// <param name="unsigned">The verdict on the digest itself.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImageVerification> ReviewAsync(
        ImageByDigest image, IEnumerable<ImageReference> references, ImageVerification unsigned, CancellationToken cancellationToken)
    {
        var warnings = new List<string>(unsigned.Warnings);
        foreach (var reference in references.Distinct().Take(MostReferences))
        {
            var (verdict, warning) = await FollowAsync(image, reference, cancellationToken);
            if (verdict is not null)
                return verdict;
            if (warning is not null)
                warnings.Add(warning);
        }

        var reviewed = await AskForManagedSigningAsync(image, unsigned, warnings, cancellationToken);
        return reviewed with { Warnings = warnings };
    }

    private async Task<(ImageVerification? Verdict, string? Warning)> FollowAsync(ImageByDigest image, ImageReference reference, CancellationToken cancellationToken)
    {
        try
        {
            return await indexes.FindAsync(reference, image, cancellationToken) switch
            {
                IndexAnswer.Listed listed => (await VerifyAsync(listed, image, cancellationToken), null),
                IndexAnswer.Moved moved => (null, $"The tag {moved.Tag} names {moved.Now} by now: it was moved after the task started, or it never named what runs."),
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
    private async Task<ImageVerification?> VerifyAsync(IndexAnswer.Listed listed, ImageByDigest image, CancellationToken cancellationToken)
    {
        var verification = await verifier.VerifyAsync(listed.Index, cancellationToken);
        return verification.Verdict is Verdict.Unsigned
            ? null
            : verification with
            {
                Warnings = [.. verification.Warnings, $"{image.Digest} has no signature of its own; the verdict is that on the index {listed.Index.Digest}, which the tag {listed.Tag} names and which lists it."],
            };
    }

    private async Task<ImageVerification> AskForManagedSigningAsync(
        ImageByDigest image, ImageVerification unsigned, List<string> warnings, CancellationToken cancellationToken)
    {
        switch (await signing.AskAsync(image, cancellationToken))
        {
            case ManagedSigningAnswer.InProgress working:
                return unsigned with { Verdict = Verdict.Because(ReasonCode.SigningInProgress, $"ECR is still signing the image with {Printable.Clean(working.Profile ?? "a profile")}; it is judged again later.") };
            case ManagedSigningAnswer.Failed failed:
                return unsigned with
                {
                    Verdict = Verdict.Because(ReasonCode.NoSignature, $"The image has no signature: ECR could not sign it with {Printable.Clean(failed.Profile ?? "its profile")} ({Printable.Clean(failed.Why, 512)})."),
                };
            case ManagedSigningAnswer.Unavailable unavailable:
                warnings.Add(unavailable.Why);
                return unsigned;
            default:
                return unsigned;
        }
    }
}
