using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Auditing;

/// <summary>What the audit of a task came to.</summary>
/// <param name="Task">The task.</param>
/// <param name="Findings">One for each of its containers.</param>
/// <param name="NeedsRetry">True when a verdict is inconclusive, or something that had to be done was not.</param>
public sealed record TaskOutcome(EcsTask Task, IReadOnlyList<Finding> Findings, bool NeedsRetry);
