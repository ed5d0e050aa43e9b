using System.Collections.Concurrent;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// One chance for each image of an audit. A digest is verified once; where it has no signature of its own, each name that it runs by is
/// looked into for itself, so that no name has a part in another's verdict. An image that takes too long costs its own verdict only.
/// </summary>
internal sealed class JudgingRound(
    ImageJudge judge, TimeSpan chance, HostSlots slots, TimeProvider time, CancellationToken deadline, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<ImageByDigest, Lazy<Task<Timed>>> _digests = [];
    private readonly ConcurrentDictionary<(ImageByDigest, ImageReference?), Lazy<Task<Timed>>> _names = [];

    /// <returns>Inconclusive where its time, or that of all, was used up.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public async Task<ImageAudit> JudgeAsync(AuditedImage image)
    {
        var judged = await Once(_digests, image.ByDigest, () => VerifyAsync(image.ByDigest));
        if (judged.Verification.Verdict is Verdict.Unsigned)
        {
            // Where the registry gave the digest, the tag was followed already.
            var name = image.Source == DigestSource.Registry ? null : image.Reference;
            judged = await Once(_names, (image.ByDigest, name), () => ReviewAsync(image.ByDigest, name, judged));
        }

        return new ImageAudit
        {
            Name = image.ToString(),
            Image = image,
            Verification = judged.Verification,
            Verifier = judge.VerifierName,
            Elapsed = judged.Elapsed,
        };
    }

    private Task<Timed> VerifyAsync(ImageByDigest image) => WithinAsync(image, chance, token => judge.VerifyAsync(image, token));

    /// <summary>What the verification left of the image's time is for looking twice.</summary>
    private async Task<Timed> ReviewAsync(ImageByDigest image, ImageReference? name, Timed unsigned)
    {
        var left = chance == Timeout.InfiniteTimeSpan ? chance
            : chance > unsigned.Elapsed ? chance - unsigned.Elapsed
            : TimeSpan.Zero;
        var reviewed = await WithinAsync(image, left, token => judge.ReviewAsync(image, name, unsigned.Verification, token));
        return reviewed with { Elapsed = unsigned.Elapsed + reviewed.Elapsed };
    }

    private async Task<Timed> WithinAsync(ImageByDigest image, TimeSpan limit, Func<CancellationToken, Task<ImageVerification>> verify)
    {
        var timed = new Timed(OutOfTime(image), TimeSpan.Zero);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellationToken);
        try
        {
            await slots.UseAsync(image.Registry, async () =>
            {
                using var slice = new CancellationTokenSource(limit, time);
                using var own = CancellationTokenSource.CreateLinkedTokenSource(slice.Token, either.Token);
                var started = time.GetTimestamp();
                try
                {
                    own.Token.ThrowIfCancellationRequested();
                    timed = timed with { Verification = await verify(own.Token) };
                }
                finally
                {
                    timed = timed with { Elapsed = time.GetElapsedTime(started) };
                }
            }, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It keeps the verdict that it was given above.
        }

        return timed;
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
