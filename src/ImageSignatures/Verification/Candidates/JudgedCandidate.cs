using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Candidates;

/// <summary>What came of one signature.</summary>
/// <param name="Result">The verdict on it.</param>
/// <param name="Warnings">Validations that failed but that the trust policy only logs, a sentence each.</param>
internal sealed record JudgedCandidate(SignatureResult Result, IReadOnlyList<string> Warnings)
{
    /// <summary>A verdict on the image, whatever its signatures are; null where there is none.</summary>
    public Verdict? OfImage { get; init; }

    /// <summary>A signature that could not be judged.</summary>
    public static JudgedCandidate Refused(string digest, Reason reason) =>
        new(new SignatureResult { Digest = digest, Verdict = Verdict.Because(reason) }, []);
}
