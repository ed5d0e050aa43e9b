namespace EcsImageAuditor.Auditing;

/// <summary>What the breaker counts stops of: one service that runs one image.</summary>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="Workload"><see cref="Ecs.EcsTask.Workload"/>.</param>
/// <param name="Image">Repository and digest.</param>
public sealed record StopKey(string ClusterArn, string Workload, string Image)
{
    /// <returns>Null for a task of its own: nothing starts it again, so that each one is stopped.</returns>
    public static StopKey? Of(ContainerAudit audit) =>
        audit.Task.ServiceName is null
            ? null
            : new(audit.Task.ClusterArn, audit.Task.Workload, audit.Image.Image?.ByDigest.ToString() ?? audit.Image.Name);
}
