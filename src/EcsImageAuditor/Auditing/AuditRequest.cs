using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Auditing;

/// <summary>A state of a task that someone wants audited.</summary>
/// <param name="Task">The task.</param>
/// <param name="IsLastAttempt">True when nobody will ask again: what is inconclusive now has to be told.</param>
public sealed record AuditRequest(EcsTask Task, bool IsLastAttempt);
