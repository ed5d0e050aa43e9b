using EcsImageAuditor.Tests.Signatures.Agreement;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Tests.Verification.Agreement;

/// <summary>What the builtin verifier and the real notation said of a case.</summary>
internal sealed record Judgement(ArtifactCase Case, ImageVerification Ours, bool TheyAccept, string TheirText)
{
    public bool WeAccept => Ours.Verdict is Verdict.Trusted or Verdict.Exempt;

    public Verdicts Verdicts => (WeAccept, TheyAccept) switch
    {
        (true, true) => Verdicts.BothAccept,
        (false, false) => Verdicts.BothRefuse,
        (false, true) => Verdicts.Stricter,
        (true, false) => Verdicts.Laxer,
    };

    /// <summary>All that builtin gave as a reason.</summary>
    public string OurText =>
        string.Join(
            ' ',
            Ours.Signatures.Select(signature => signature.Verdict)
                .Append(Ours.Verdict)
                .OfType<Verdict.Reasoned>()
                .Select(verdict => verdict.Reason.Message)
                .Distinct()
        );

    public override string ToString() => $"{Case.Name}: {Verdicts}. Ours: {OurText} Notation: {TheirText}";
}
