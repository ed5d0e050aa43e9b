using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Sweeping;

/// <summary>What belongs together in a cluster: the tasks of a service, or of a task definition's family.</summary>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="Name"><c>service:NAME</c> or <c>family:NAME</c>.</param>
public sealed record SweepWorkload(string ClusterArn, string Name)
{
    /// <summary>Not the task's group, which RunTask takes as any text: there would be no end to them.</summary>
    public static SweepWorkload Of(EcsTask task) =>
        new(task.ClusterArn, task.ServiceName is { } service ? $"service:{service}" : $"family:{Family(task.TaskDefinitionArn)}");

    private static string Family(string? taskDefinitionArn)
    {
        var name = taskDefinitionArn?[(taskDefinitionArn.LastIndexOf('/') + 1)..] ?? "unknown";
        return name.LastIndexOf(':') is > 0 and var colon ? name[..colon] : name;
    }
}
