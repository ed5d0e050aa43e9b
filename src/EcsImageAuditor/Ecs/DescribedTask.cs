using Amazon;

namespace EcsImageAuditor.Ecs;

/// <summary>A task as DescribeTasks tells it.</summary>
internal static class DescribedTask
{
    private const string Running = "RUNNING";

    /// <returns>The task, or null for one that does not run.</returns>
    public static EcsTask? Read(Amazon.ECS.Model.Task task) =>
        task.LastStatus == Running && Arn.IsArn(task.TaskArn) && Arn.IsArn(task.ClusterArn)
            ? new EcsTask
            {
                TaskArn = task.TaskArn,
                ClusterArn = task.ClusterArn,
                TaskDefinitionArn = task.TaskDefinitionArn,
                Group = task.Group,
                StartedBy = task.StartedBy,
                LaunchType = task.LaunchType?.Value ?? task.CapacityProviderName,
                IsDescribed = true,
                Containers = (task.Containers ?? []).ConvertAll(Read),
            }
            : null;

    public static EcsContainer Read(Amazon.ECS.Model.Container container) =>
        new(container.Name ?? string.Empty)
        {
            Arn = container.ContainerArn,
            Image = container.Image,
            ImageDigest = container.ImageDigest,
            RuntimeId = container.RuntimeId,
        };
}
