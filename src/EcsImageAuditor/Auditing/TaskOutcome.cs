using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Auditing;

/// <summary>What the audit of a task came to.</summary>
/// <param name="Task">The task.</param>
/// <param name="Findings">One for each of its containers.</param>
/// <param name="Undone">Those whose verdict may still change, or for which something that had to be done was not.</param>
public sealed record TaskOutcome(EcsTask Task, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Undone)
{
    public bool NeedsRetry => Undone.Count > 0;

    /// <summary>True when time alone may help all that is undone: ECR that throttles, or that is still signing.</summary>
    public bool OnlyWaits => NeedsRetry && Undone.All(finding => finding.Audit.OnlyWaits);
}
