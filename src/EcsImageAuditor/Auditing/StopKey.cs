namespace EcsImageAuditor.Auditing;

/// <summary>What the breaker counts stops of: one service that runs one image.</summary>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="Workload">The service, or the group of a task that belongs to none.</param>
/// <param name="Image">Repository and digest.</param>
public sealed record StopKey(string ClusterArn, string Workload, string Image)
{
    public static StopKey Of(ContainerAudit audit) =>
        new(audit.Task.ClusterArn, audit.Task.Workload, audit.Image.Image?.ByDigest.ToString() ?? audit.Image.Name);
}
