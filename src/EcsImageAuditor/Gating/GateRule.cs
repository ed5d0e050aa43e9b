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
    /// A bad image blocks, whatever else is known. An image that ECR is still signing is waited for under every policy, and blocked as
    /// unsigned once the waiting is over. For what could not be determined the policy decides.
    /// </summary>
    /// <param name="verdicts">One for each container; none says nothing of the images.</param>
    /// <param name="policy">What to do about inconclusive ones.</param>
    /// <param name="attempts">How often the gate has asked to be called again at this stage.</param>
    public static GateOutcome Decide(IReadOnlyCollection<Verdict> verdicts, InconclusivePolicy policy, int attempts)
    {
        var mayWait = attempts is >= 0 and < MostAttempts;
        var isSigning = verdicts.Any(IsSigning);
        var isUnknown = verdicts.Count == 0 || verdicts.Any(verdict => !verdict.IsDefinite);

        if (verdicts.Any(verdict => verdict.IsBad && !IsSigning(verdict)) || (isUnknown && policy == InconclusivePolicy.Block))
            return GateOutcome.Blocked;
        if (isSigning)
            return mayWait ? GateOutcome.Waiting : GateOutcome.Blocked;
        if (isUnknown)
            return policy == InconclusivePolicy.Wait && mayWait ? GateOutcome.Waiting : GateOutcome.LetThrough;
        return GateOutcome.Allowed;
    }

    private static bool IsSigning(Verdict verdict) => verdict is Verdict.Reasoned { Reason.Code: ReasonCode.SigningInProgress };
}
