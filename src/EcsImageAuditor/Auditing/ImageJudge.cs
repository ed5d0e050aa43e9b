using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Auditing;

/// <summary>Gets a verdict for an image, whatever happens to the verifier.</summary>
public sealed partial class ImageJudge(IImageVerifier verifier, UnsignedReview review, TimeProvider time, ILogger<ImageJudge> logger)
{
    public string VerifierName => verifier.Name;

    /// <summary>Judges images, each distinct digest once.</summary>
    /// <param name="images">What to judge, repeated or not.</param>
    /// <param name="cancellationToken">When it is cancelled, so is the work.</param>
    /// <returns>An audit for each of the images.</returns>
    /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
    public async Task<IReadOnlyDictionary<AuditedImage, ImageAudit>> JudgeAsync(
        IEnumerable<AuditedImage> images, CancellationToken cancellationToken)
    {
        using var slots = new HostSlots();
        var round = Begin(Timeout.InfiniteTimeSpan, slots, cancellationToken, cancellationToken);
        var distinct = images.Distinct().ToArray();
        var audits = await Task.WhenAll(distinct.Select(round.JudgeAsync));
        return distinct.Zip(audits).ToDictionary(judged => judged.First, judged => judged.Second);
    }

    /// <summary>Begins a round, in which each digest is verified once and each name of it is looked into once.</summary>
    /// <param name="chance">How long an image may take; infinite for no limit but the verifier's own.</param>
    /// <param name="slots">What a registry has of the auditor's attention.</param>
    /// <param name="deadline">When it is cancelled, what is not judged yet is inconclusive. It is cancelled with the work, too.</param>
    /// <param name="cancellationToken">When it is cancelled, so is the work.</param>
    internal JudgingRound Begin(TimeSpan chance, HostSlots slots, CancellationToken deadline, CancellationToken cancellationToken) =>
        new(this, chance, slots, time, deadline, cancellationToken);

    /// <summary>What is attached to the digest itself.</summary>
    internal Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken token) =>
        GuardAsync(image, async () =>
        {
            var verification = await verifier.VerifyAsync(image, token);
            return verification.Verdict is Verdict.Inconclusive { Reason.Code: ReasonCode.ImageNotFound }
                ? await review.ReviewMissingAsync(image, verification, token)
                : verification;
        });

    /// <summary>What the name of a digest without a signature leads to.</summary>
    internal Task<ImageVerification> ReviewAsync(
        ImageByDigest image, ImageReference? name, ImageVerification unsigned, CancellationToken token) =>
        GuardAsync(image, () => review.ReviewAsync(image, name, unsigned, token));

    /// <summary>Whatever a verifier does, the other containers are still judged, and "could not tell" is never "bad".</summary>
    private async Task<ImageVerification> GuardAsync(ImageByDigest image, Func<Task<ImageVerification>> verify)
    {
        try
        {
            return await verify();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The exception's own text stays out of the log: it may be an AWS client's, which repeats what was signed.
            LogFailure(image.ToString(), exception.GetType().FullName, exception.StackTrace);
            return Verdict.Because(
                ReasonCode.VerifierFailed,
                $"The verifier {verifier.Name} failed unexpectedly ({exception.GetType().Name}); the log tells more."
            );
        }
    }

    [LoggerMessage(EventId = 101, Level = LogLevel.Error, Message = "The verifier failed on {Image} ({ErrorType})\n{StackTrace}")]
    private partial void LogFailure(string image, string? errorType, string? stackTrace);
}
