using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Auditing;

/// <summary>A state of a task that someone wants audited.</summary>
/// <param name="Task">The task.</param>
/// <param name="IsLastAttempt">True when nobody will ask again: what is inconclusive now has to be told.</param>
public sealed record AuditRequest(EcsTask Task, bool IsLastAttempt)
{
    /// <summary>True when people would hear too late if they were not told before the next attempt.</summary>
    public bool IsDue { get; init; }

    /// <summary>The same for what only waits, which is attempted less often; see <see cref="ContainerAudit.OnlyWaits"/>.</summary>
    public bool IsDueWaiting { get; init; }

    /// <summary>True where people hear now of a verdict that may still change.</summary>
    public bool Tells(ContainerAudit audit) => IsLastAttempt || (audit.OnlyWaits ? IsDueWaiting : IsDue);

    /// <summary>True where somebody called the function with the event itself: such an event stops no task.</summary>
    public bool IsDirect { get; init; }
}
