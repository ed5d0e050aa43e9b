using System.Collections.Concurrent;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Auditing;

/// <summary>Gets a verdict for an image, whatever happens to the verifier.</summary>
public sealed partial class ImageJudge(IImageVerifier verifier, UnsignedReview review, TimeProvider time, ILogger<ImageJudge> logger)
{
    private const int Parallelism = 8;

    /// <summary>Judges images, each distinct digest once.</summary>
    /// <param name="images">What to judge, repeated or not.</param>
    /// <param name="deadline">When it is cancelled, what is not judged yet is inconclusive.</param>
    /// <param name="cancellationToken">When it is cancelled, so is the work.</param>
    /// <returns>An audit for each of the images.</returns>
    /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
    public async Task<IReadOnlyDictionary<AuditedImage, ImageAudit>> JudgeAsync(
        IEnumerable<AuditedImage> images, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var judged = new ConcurrentDictionary<AuditedImage, ImageAudit>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(images.GroupBy(image => image.ByDigest), options, async (same, token) =>
        {
            var audit = await JudgeAsync([.. same], deadline, token);
            foreach (var image in same)
                judged[image] = audit with { Name = image.ToString(), Image = image };
        });
        return judged;
    }

    private async Task<ImageAudit> JudgeAsync(AuditedImage[] same, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var verification = await VerifyAsync(same, deadline, cancellationToken);
        return new ImageAudit
        {
            Name = same[0].ToString(),
            Image = same[0],
            Verification = verification,
            Verifier = verifier.Name,
            Elapsed = time.GetElapsedTime(started),
        };
    }

    private async Task<ImageVerification> VerifyAsync(AuditedImage[] same, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var image = same[0].ByDigest;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellationToken);
            either.Token.ThrowIfCancellationRequested();
            var verification = await verifier.VerifyAsync(image, either.Token);
            return verification.Verdict is Verdict.Unsigned
                ? await review.ReviewAsync(image, Followed(same), verification, either.Token)
                : verification;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Verdict.Because(
                ReasonCode.Timeout,
                "The time for the audit was used up before the image was verified; it is tried again."
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever a verifier does, the other containers are still judged, and "could not tell" is never "bad".
            LogFailure(exception, image.ToString());
            return Verdict.Because(
                ReasonCode.VerifierFailed,
                $"The verifier {verifier.Name} failed unexpectedly ({exception.GetType().Name}); the log tells more."
            );
        }
    }

    /// <summary>Where the registry gave the digest, the tag was followed already.</summary>
    private static IEnumerable<ImageReference> Followed(AuditedImage[] same) =>
        same.Where(image => image.Source != DigestSource.Registry).Select(image => image.Reference);

    [LoggerMessage(EventId = 101, Level = LogLevel.Error, Message = "The verifier failed on {Image}")]
    private partial void LogFailure(Exception exception, string image);
}
