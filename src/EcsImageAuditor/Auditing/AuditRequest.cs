using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Auditing;

/// <summary>A state of a task that someone wants audited.</summary>
/// <param name="Task">The task.</param>
/// <param name="IsLastAttempt">True when nobody will ask again: what is inconclusive now has to be told.</param>
public sealed record AuditRequest(EcsTask Task, bool IsLastAttempt)
{
    /// <summary>True where somebody called the function with the event itself: such an event stops no task.</summary>
    public bool IsDirect { get; init; }
}
