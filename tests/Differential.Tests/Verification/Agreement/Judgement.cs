using Differential.Tests.Signatures.Agreement;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace Differential.Tests.Verification.Agreement;

/// <summary>What the builtin verifier and the real notation said of a case.</summary>
internal sealed record Judgement(ArtifactCase Case, ImageVerification Ours, bool TheyAccept, string TheirText)
{
    public bool WeAccept => Ours.Verdict is Verdict.Trusted or Verdict.Exempt;

    public Agreed Verdicts => (WeAccept, TheyAccept) switch
    {
        (true, true) => Agreed.BothAccept,
        (false, false) => Agreed.BothRefuse,
        (false, true) => Agreed.Stricter,
        (true, false) => Agreed.Laxer,
    };

    /// <summary>All that builtin gave as a reason.</summary>
    public string OurText =>
        string.Join(
            ' ',
            Ours.Signatures.Select(signature => signature.Verdict)
                .Append(Ours.Verdict)
                .OfType<Verdict.Reasoned>()
                .Select(verdict => verdict.Reason.Message)
                .Concat(Ours.Warnings)
                .Distinct()
        );

    public override string ToString() => $"{Case.Name}: {Verdicts}. Ours: {OurText} Notation: {TheirText}";
}
