using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification;

/// <summary>The result of verifying one image: the verdict and what it rests on.</summary>
public sealed record ImageVerification
{
    public required Verdict Verdict { get; init; }

    /// <summary>One entry for each signature looked at, in that order; empty where the verifier does not tell.</summary>
    public IReadOnlyList<SignatureResult> Signatures { get; init; } = [];

    /// <summary>Validations that failed but that the trust policy only logs, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static implicit operator ImageVerification(Verdict verdict) => new() { Verdict = verdict };
}
