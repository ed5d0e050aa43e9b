using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>Looks into ECR's archive before an image is called unsigned or missing.</summary>
/// <param name="archive">Asks ECR.</param>
/// <param name="time">The clock.</param>
public sealed class ArchiveReview(EcrArchive archive, TimeProvider time)
{
    private const int MostKnown = 1_000;

    /// <summary>For how long ECR's answer holds for the other names and starts of an image.</summary>
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(10);

    private readonly BoundedMap<(ImageByDigest Image, ReasonCode Code), (EcrArchiveAnswer? Answer, DateTimeOffset Until)> _known = new(
        MostKnown
    );

    /// <param name="image">The digest.</param>
    /// <param name="verification">The verdict on it; any but <c>no-signature</c> and <c>image-not-found</c> is returned as it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The verdict with what the archive explains.</returns>
    public async Task<ImageVerification> ReviewAsync(
        ImageByDigest image, ImageVerification verification, CancellationToken cancellationToken)
    {
        var answer = verification.Verdict is Verdict.Reasoned { Reason.Code: ReasonCode.NoSignature or ReasonCode.ImageNotFound } asked
            ? await AskAsync(image, asked.Reason.Code, cancellationToken)
            : null;
        return answer switch
        {
            EcrArchiveAnswer.Archived archived => verification with { Verdict = Verdict.Because(archived.Reason) },

            // A missing image is inconclusive as it is, and its own reason says more.
            EcrArchiveAnswer.Unknown unknown when verification.Verdict is Verdict.Unsigned => verification with
            {
                Verdict = Verdict.Because(unknown.Reason),
            },
            EcrArchiveAnswer.Unknown unknown => verification with { Warnings = [.. verification.Warnings, unknown.Reason.Message] },
            EcrArchiveAnswer.Refused refused => verification with { Warnings = [.. verification.Warnings, refused.Why] },
            _ => verification,
        };
    }

    private async Task<EcrArchiveAnswer?> AskAsync(ImageByDigest image, ReasonCode code, CancellationToken cancellationToken)
    {
        if (_known.TryGet((image, code), out var known) && time.GetUtcNow() < known.Until)
            return known.Answer;

        var answer = code == ReasonCode.NoSignature
            ? await archive.AskForSignaturesAsync(image, cancellationToken)
            : await archive.AskForImageAsync(image, cancellationToken);
        _known.Set((image, code), (answer, time.GetUtcNow() + Asked));
        return answer;
    }
}
