using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Auditing;

/// <summary>One container of one task, judged.</summary>
public sealed record ContainerAudit(EcsTask Task, EcsContainer Container, ImageAudit Image, Decision Decision);
