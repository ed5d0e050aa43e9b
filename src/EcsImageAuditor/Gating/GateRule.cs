using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Gating;

/// <summary>From the verdicts of a revision's images to what becomes of its deployment. Pure: the same input decides the same.</summary>
public static class GateRule
{
    /// <summary>After so many calls at one stage the gate waits no longer.</summary>
    public const int MostAttempts = 10;

    /// <summary>Between two calls.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A bad image blocks, whatever else is known, and so does one that could not be judged where the image itself is the cause; where the
    /// infrastructure is, the gate waits, and then the deployment goes on. An image that ECR is still signing is waited for under every
    /// policy, and blocked as unsigned once the waiting is over.
    /// </summary>
    /// <param name="subjects">One for each container; none says nothing of the images.</param>
    /// <param name="policy">What to do about inconclusive ones.</param>
    /// <param name="attempts">How often the gate has asked to be called again at this stage.</param>
    public static GateOutcome Decide(IReadOnlyCollection<GateSubject> subjects, InconclusivePolicy policy, int attempts)
    {
        var mayWait = attempts is >= 0 and < MostAttempts;
        var isSigning = subjects.Any(subject => IsSigning(subject.Verdict));
        var isUnknown = subjects.Count == 0 || subjects.Any(subject => !subject.Verdict.IsDefinite);
        if (subjects.Any(subject => subject.Verdict.IsBad && !IsSigning(subject.Verdict)))
            return GateOutcome.Blocked;
        if (isUnknown && policy == InconclusivePolicy.Block)
            return GateOutcome.Blocked;
        if (isUnknown && policy == InconclusivePolicy.Allow && !isSigning)
            return GateOutcome.LetThrough;

        var stances = subjects.Where(subject => policy == InconclusivePolicy.Wait || IsSigning(subject.Verdict)).Select(StanceOn).ToArray();
        if (stances.Contains(GateStance.Blocks))
            return GateOutcome.Blocked;
        if (stances.Contains(GateStance.WaitsThenBlocks))
            return mayWait ? GateOutcome.Waiting : GateOutcome.Blocked;
        if (isUnknown)
            return mayWait ? GateOutcome.Waiting : GateOutcome.LetThrough;
        return GateOutcome.Allowed;
    }

    /// <summary>Says where the cause of an inconclusive verdict lies, once it has decided about the deployment.</summary>
    /// <returns>One sentence, or null where the verdict speaks for itself.</returns>
    public static string? Explain(GateSubject subject, GateOutcome outcome) => (StanceOn(subject), outcome) switch
    {
        _ when subject.Verdict.IsDefinite => null,
        (GateStance.Blocks, GateOutcome.Blocked) =>
            "The gate failed the deployment at once: the image, or whoever pushed or named it, is the cause, and waiting would not help.",
        (GateStance.WaitsThenBlocks, GateOutcome.Blocked) =>
            "The gate failed the deployment: whoever pushed or named the image can bring this about, so it is not let through for it.",
        (GateStance.WaitsThenLetsThrough, GateOutcome.Blocked) =>
            "The gate failed the deployment, though only the infrastructure can be the cause of this; another image, or the setting "
            + "AUDITOR_GATE_INCONCLUSIVE, decided it.",
        (_, GateOutcome.LetThrough) =>
            "The gate let the deployment through: it could not be judged, and the setting AUDITOR_GATE_INCONCLUSIVE says to go on.",
        _ => null,
    };

    /// <returns>Null for an image that is good.</returns>
    private static GateStance? StanceOn(GateSubject subject) =>
        subject.Verdict is Verdict.Reasoned { Reason.Code: var code } ? GateTable.StanceOn(code, subject.IsVouched) : null;

    private static bool IsSigning(Verdict verdict) => verdict is Verdict.Reasoned { Reason.Code: ReasonCode.SigningInProgress };
}
