using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Sweeping;

/// <summary>What belongs together in a cluster: the tasks of a service, of a daemon, or of a task definition's family.</summary>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="Name"><see cref="EcsTask.Workload"/>.</param>
public sealed record SweepWorkload(string ClusterArn, string Name)
{
    public static SweepWorkload Of(EcsTask task) => new(task.ClusterArn, task.Workload);
}
