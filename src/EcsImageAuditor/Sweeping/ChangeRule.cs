using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Sweeping;

/// <summary>From what was known of an image and what is known now to what changed. Pure: the same input says the same.</summary>
public static class ChangeRule
{
    /// <param name="before">What was known, or null where the image was not seen before.</param>
    /// <param name="now">The verdict of this sweep.</param>
    /// <returns>
    /// Null where nothing changed. A bad image that was not seen before is a change, a good one is none. What could not be determined
    /// changes nothing.
    /// </returns>
    public static SweepChange? Of(KnownImage? before, Verdict now)
    {
        if (!KnownImage.IsKept(now))
            return null;

        var isRevoked = now is Verdict.Reasoned { Reason.Code: ReasonCode.Revoked };
        return now.Kind switch
        {
            VerdictKind.Trusted => before is { Verdict: VerdictKind.Unsigned or VerdictKind.Untrusted } ? SweepChange.NewlyTrusted : null,
            VerdictKind.Unsigned => before?.Verdict == VerdictKind.Unsigned ? null : SweepChange.NewlyUnsigned,
            VerdictKind.Untrusted when before?.Verdict == VerdictKind.Untrusted && before.IsRevoked == isRevoked => null,
            VerdictKind.Untrusted => isRevoked ? SweepChange.NewlyRevoked : SweepChange.NewlyUntrusted,
            _ => null,
        };
    }
}
