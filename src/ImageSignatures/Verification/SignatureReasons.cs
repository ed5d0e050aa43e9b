using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification;

/// <summary>One reason for an image none of whose signatures passed.</summary>
internal static class SignatureReasons
{
    /// <summary>
    /// Which reason speaks for several failed signatures: that of the one which got furthest, because it is the likeliest to be meant.
    /// </summary>
    private static readonly ReasonCode[] Furthest =
    [
        ReasonCode.Revoked, ReasonCode.Identity, ReasonCode.SigningTime, ReasonCode.Expired, ReasonCode.Chain,
        ReasonCode.UnsupportedSignature, ReasonCode.Integrity,
    ];

    /// <param name="reasons">One for each signature that was looked at.</param>
    /// <param name="remainder">Why there may be more signatures than were looked at, or null.</param>
    /// <returns>An inconclusive one if there is any: that signature might be the good one.</returns>
    public static Reason Of(IReadOnlyList<Reason> reasons, Reason? remainder = null) =>
        reasons.Append(remainder).FirstOrDefault(reason => reason?.Kind == VerdictKind.Inconclusive)
        ?? remainder
        ?? reasons.MinBy(reason => Array.IndexOf(Furthest, reason.Code))
        ?? new Reason(ReasonCode.NoSignature, "No signature is attached to the image: sign it, or find out where it comes from.");
}
