using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>Looks into ECR's archive before an image is called unsigned or missing.</summary>
/// <param name="archive">Asks ECR.</param>
public sealed class ArchiveReview(EcrArchive archive)
{
    /// <param name="image">The digest.</param>
    /// <param name="verification">The verdict on it; any but <c>no-signature</c> and <c>image-not-found</c> is returned as it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The verdict with what the archive explains.</returns>
    public async Task<ImageVerification> ReviewAsync(
        ImageByDigest image, ImageVerification verification, CancellationToken cancellationToken)
    {
        var answer = (verification.Verdict as Verdict.Reasoned)?.Reason.Code switch
        {
            ReasonCode.NoSignature => await archive.AskForSignaturesAsync(image, cancellationToken),
            ReasonCode.ImageNotFound => await archive.AskForImageAsync(image, cancellationToken),
            _ => null,
        };
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
}
