using Amazon;

namespace EcsImageAuditor.Ecs;

/// <summary>A task as DescribeTasks tells it.</summary>
internal static class DescribedTask
{
    /// <summary>States in which containers of a task may run, though the task itself does not.</summary>
    private static readonly string[] Beginning = ["RUNNING", "PENDING", "ACTIVATING"];

    /// <returns>The task with the containers that have begun, or null where none has.</returns>
    public static EcsTask? Read(Amazon.ECS.Model.Task task)
    {
        if (!Beginning.Contains(task.LastStatus) || !Arn.IsArn(task.TaskArn) || !Arn.IsArn(task.ClusterArn))
            return null;

        var begun = (task.Containers ?? []).FindAll(container => ContainerStart.HasBegun(StatusOf(container), task.LastStatus));
        return begun.Count == 0 && task.Containers is { Count: > 0 }
            ? null
            : new EcsTask
            {
                TaskArn = task.TaskArn,
                ClusterArn = task.ClusterArn,
                TaskDefinitionArn = task.TaskDefinitionArn,
                Group = task.Group,
                StartedBy = task.StartedBy,
                LaunchType = task.LaunchType?.Value ?? task.CapacityProviderName,
                IsDescribed = true,
                HasStarted = task.StartedAt is not null,
                Containers = begun.ConvertAll(Read),
            };
    }

    public static EcsContainer Read(Amazon.ECS.Model.Container container) =>
        new(container.Name ?? string.Empty)
        {
            Arn = container.ContainerArn,
            Image = container.Image,
            ImageDigest = container.ImageDigest,
            RuntimeId = container.RuntimeId,
            LastStatus = container.LastStatus,
            ExitCode = container.ExitCode,
            StopReason = container.Reason,
        };

    private static ContainerStatus StatusOf(Amazon.ECS.Model.Container container) =>
        new(container.LastStatus, container.ExitCode, container.ImageDigest is not null);
}
