using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Settles what to make of a task whose image reference names one digest while ECS reports another. An index and a manifest that it lists
/// are one image. Otherwise a good verdict on the one says nothing about the other, and it is not known which of them runs.
/// </summary>
/// <param name="indexes">Says what an index lists.</param>
public sealed class DigestConflict(IndexOrigin indexes)
{
    private const int MostKnown = 1_000;

    /// <summary>What a digest lists never changes.</summary>
    private readonly BoundedMap<(ImageByDigest, Digest), bool> _known = new(MostKnown);

    /// <param name="audit">
    /// The verdict on the digest of the reference. Only a good one is doubted: a bad image is bad, whichever runs.
    /// </param>
    /// <param name="reported">The digest that ECS reports.</param>
    /// <param name="deadline">When it is cancelled, the verdict is inconclusive.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
    public async Task<ImageAudit> SettleAsync(
        ImageAudit audit, Digest reported, CancellationToken deadline, CancellationToken cancellationToken)
    {
        if (audit is not { Verdict: Verdict.Trusted, Image: { } image })
            return audit;

        return await DoubtAsync(image.ByDigest, reported, deadline, cancellationToken) is { } doubt
            ? audit with { Verification = audit.Verification with { Verdict = doubt } }
            : audit;
    }

    private async Task<Verdict?> DoubtAsync(
        ImageByDigest named, Digest reported, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellationToken);
            return await AreOneAsync(named, reported, either.Token)
                ? null
                : Verdict.Because(
                    ReasonCode.DigestUnknown,
                    $"The task definition names the digest {named.Digest}, ECS reports {reported}, and neither lists the other: it is not "
                    + "known which of them runs. Look at the container instance, and deploy the image again by one digest.");
        }
        catch (RegistryException exception)
        {
            return Verdict.Because(exception.Reason);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Verdict.Because(
                ReasonCode.Timeout,
                "The time for the audit was used up before the digest that ECS reports was compared with it; the audit is tried again.");
        }
    }

    private async Task<bool> AreOneAsync(ImageByDigest named, Digest reported, CancellationToken cancellationToken)
    {
        if (_known.TryGet((named, reported), out var known))
            return known;

        var areOne =
            await ListsAsync(named, reported, cancellationToken)
            || await ListsAsync(named with { Digest = reported }, named.Digest, cancellationToken);
        _known.Set((named, reported), areOne);
        return areOne;
    }

    private async Task<bool> ListsAsync(ImageByDigest index, Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            return await indexes.ListsAsync(index, digest, cancellationToken);
        }
        catch (RegistryException exception) when (exception.Reason.Code == ReasonCode.ImageNotFound)
        {
            return false;
        }
    }
}
