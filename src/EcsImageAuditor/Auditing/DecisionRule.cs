using EcsImageAuditor.Ecs;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>From verdict, mode and scope to a decision. Pure: the same input decides the same.</summary>
public static class DecisionRule
{
    /// <summary>
    /// Only an unsigned or untrusted image stops a task, and only one whose digest is known to have run: a tag that the registry
    /// resolves now may name another image than the one that started. An image of a registry that is not allowed is judged by its name,
    /// whatever its digest. More signatures than a verifier looks at never stop a task:
    /// whoever may push can attach them to a good image. A task that has ended, or was told to, is not stopped again.
    /// </summary>
    public static Decision Decide(Verdict verdict, DigestSource? source, EcsTask task, StopPolicy policy) =>
        verdict switch
        {
            Verdict.Trusted or Verdict.Exempt => Decision.Allow,
            { IsBad: true } when MayStop(verdict, source) && !task.IsStopping && policy.Covers(task.ClusterArn) =>
                Decision.Stop,
            _ => Decision.Alert,
        };

    private static bool MayStop(Verdict verdict, DigestSource? source) =>
        verdict switch
        {
            Verdict.Reasoned { Reason.Code: ReasonCode.RegistryNotAllowed } => true,
            Verdict.Reasoned { Reason.Code: ReasonCode.SigningInProgress or ReasonCode.SignatureLimit } => false,
            _ => source is not (null or DigestSource.Registry),
        };
}
