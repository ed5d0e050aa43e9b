using System.Collections.Concurrent;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// One chance for each image of an audit. A digest is verified once; where it has no signature of its own, each name that it runs by is
/// looked into for itself, so that no name has a part in another's verdict. An image that takes too long costs its own verdict only.
/// </summary>
/// <param name="judge">Verifies and looks twice.</param>
/// <param name="chance">How long an image may take; infinite for no limit but the verifier's own.</param>
/// <param name="slots">What a registry has of the auditor's attention.</param>
/// <param name="time">The clock.</param>
/// <param name="deadline">When it is cancelled, what is not judged yet is inconclusive. It is cancelled with the work, too.</param>
/// <param name="cancellationToken">When it is cancelled, so is the work.</param>
internal sealed class JudgingRound(
    ImageJudge judge, TimeSpan chance, HostSlots slots, TimeProvider time, CancellationToken deadline, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<ImageByDigest, Lazy<Task<Timed>>> _digests = [];
    private readonly ConcurrentDictionary<(ImageByDigest, ImageReference?), Lazy<Task<Timed>>> _names = [];

    /// <returns>Inconclusive where its time, or that of all, was used up.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public async Task<ImageAudit> JudgeAsync(AuditedImage image)
    {
        // Where the registry gave the digest, the tag was followed already.
        var name = image.Source == DigestSource.Registry ? null : image.Reference;
        var judged = await Once(_digests, image.ByDigest, () => VerifyAsync(image.ByDigest, name));
        if (judged.Verification.Verdict is Verdict.Unsigned)
            judged = await Once(
                _names, (image.ByDigest, name), () => InSlotAsync(image.ByDigest, () => ReviewAsync(image.ByDigest, name, judged)));

        return new ImageAudit
        {
            Name = image.ToString(),
            Image = image,
            Verification = judged.Verification,
            Verifier = judge.VerifierName,
            Elapsed = judged.Elapsed,
        };
    }

    /// <summary>Verifies the digest and, in the same slot, looks into the name that was first to ask for it.</summary>
    private Task<Timed> VerifyAsync(ImageByDigest image, ImageReference? name) => InSlotAsync(image, async () =>
    {
        var verified = await WithinAsync(image, chance, token => judge.VerifyAsync(image, token));
        if (verified.Verification.Verdict is Verdict.Unsigned)
        {
            var reviewed = ReviewAsync(image, name, verified);
            _names.TryAdd((image, name), new Lazy<Task<Timed>>(reviewed));
            await reviewed;
        }

        return verified;
    });

    /// <summary>What the verification left of the image's time is for looking twice.</summary>
    private async Task<Timed> ReviewAsync(ImageByDigest image, ImageReference? name, Timed unsigned)
    {
        var left = chance == Timeout.InfiniteTimeSpan ? chance
            : chance > unsigned.Elapsed ? chance - unsigned.Elapsed
            : TimeSpan.Zero;
        var reviewed = await WithinAsync(image, left, token => judge.ReviewAsync(image, name, unsigned.Verification, token));
        return reviewed with { Elapsed = unsigned.Elapsed + reviewed.Elapsed };
    }

    private async Task<Timed> InSlotAsync(ImageByDigest image, Func<Task<Timed>> work)
    {
        var timed = new Timed(OutOfTime(image), TimeSpan.Zero);
        try
        {
            await slots.UseAsync(image.Registry, async () => timed = await work(), deadline);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // There was no slot before the deadline.
        }

        return timed;
    }

    private async Task<Timed> WithinAsync(ImageByDigest image, TimeSpan limit, Func<CancellationToken, Task<ImageVerification>> verify)
    {
        var started = time.GetTimestamp();
        using var slice = new CancellationTokenSource(limit, time);
        using var own = CancellationTokenSource.CreateLinkedTokenSource(slice.Token, deadline);
        try
        {
            own.Token.ThrowIfCancellationRequested();
            return new Timed(await verify(own.Token), time.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Timed(OutOfTime(image), time.GetElapsedTime(started));
        }
    }

    private static Verdict OutOfTime(ImageByDigest image) => Verdict.Because(
        ReasonCode.Timeout,
        $"The time for the image was used up before it was verified; it is tried again. Check that {image.Registry} and AWS Signer answer in time."
    );

    private static Task<Timed> Once<TKey>(ConcurrentDictionary<TKey, Lazy<Task<Timed>>> known, TKey key, Func<Task<Timed>> judge)
        where TKey : notnull => known.GetOrAdd(key, _ => new Lazy<Task<Timed>>(judge)).Value;

    /// <param name="Verification">What was found.</param>
    /// <param name="Elapsed">Time that it took, without the waiting for a slot.</param>
    private sealed record Timed(ImageVerification Verification, TimeSpan Elapsed);
}
