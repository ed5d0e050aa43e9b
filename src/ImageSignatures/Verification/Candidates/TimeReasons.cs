using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Candidates;

/// <summary>What it means that the time for an image is over.</summary>
internal static class TimeReasons
{
    /// <summary>
    /// Where so much is attached to the image that the time went by over it, its pusher's doing is no fault of the infrastructure.
    /// </summary>
    public static Verdict Of(SignatureCandidates candidates, TimeSpan limit) => candidates.AreMany
        ? Verdict.Because(
            ReasonCode.SignatureLimit,
            $"So much is attached to the image that not all of it could be looked at within {limit.TotalSeconds:0.###} s, and no signature "
            + "among the first ones passed: remove what does not belong to the image.")
        : Verdict.Because(
            ReasonCode.Timeout,
            $"The verification did not end within {limit.TotalSeconds:0.###} s and was stopped: check that the registry and AWS Signer can "
            + "be reached.");
}
