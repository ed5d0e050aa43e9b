using System.Text.Json;
using Amazon;
using Amazon.Lambda.CloudWatchEvents;
using ImageSignatures.Text;

namespace EcsImageAuditor.Ecs;

/// <summary>Reads the EventBridge event "ECS Task State Change".</summary>
public static class TaskEventReader
{
    private const string Source = "aws.ecs";
    private const string DetailType = "ECS Task State Change";
    private const string Stopped = "STOPPED";

    /// <param name="json">The event as EventBridge delivers it.</param>
    public static EventReading Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return Read(JsonSerializer.Deserialize(json, EcsJsonContext.Default.CloudWatchEventTaskStateChange));
        }
        catch (JsonException exception)
        {
            return Unreadable(exception);
        }
    }

    /// <summary>
    /// Containers that run or have run are audited, whatever the task does: those that others depend on run while the task is still PENDING.
    /// </summary>
    public static EventReading Read(CloudWatchEvent<TaskStateChange>? message)
    {
        if (message is null)
            return new EventReading.Malformed("The event is null.");
        if (string.IsNullOrEmpty(message.Source) || string.IsNullOrEmpty(message.DetailType))
            return new EventReading.Malformed("It is no event of EventBridge: source and detail-type are missing.");
        if (message.Source != Source || message.DetailType != DetailType)
            return new EventReading.Ignored($"Not an event of {Source} with the detail type \"{DetailType}\".");
        if (message.Detail is not { } detail)
            return new EventReading.Malformed("detail is missing.");
        if ((Check(detail) ?? Check(message, detail)) is { } mistake)
            return new EventReading.Malformed(mistake);

        return Audit(detail, OccurredAt(message), isDescribed: false);
    }

    /// <summary>A task as <c>aws ecs describe-tasks</c> prints it, which has the members of an event's detail.</summary>
    internal static EventReading ReadDescribed(TaskStateChange detail) =>
        Check(detail) is { } mistake
            ? new EventReading.Malformed(mistake)
            : Audit(detail, DateTimeOffset.UnixEpoch, isDescribed: true);

    private static EventReading Audit(TaskStateChange detail, DateTimeOffset occurredAt, bool isDescribed)
    {
        var begun = string.IsNullOrEmpty(detail.LastStatus)
            ? []
            : detail.Containers!.Where(container => ContainerStart.HasBegun(StatusOf(container!), detail.LastStatus)).ToArray();
        return begun.Length == 0 && (detail.Containers!.Count > 0 || detail.LastStatus is not ("RUNNING" or Stopped))
            ? new EventReading.Ignored(
                $"The task is {(string.IsNullOrEmpty(detail.LastStatus) ? "in no state" : Printable.Clean(detail.LastStatus, 32))} and none of its "
                + "containers has started.")
            : new EventReading.Audited(ToTask(detail, begun, isDescribed), occurredAt);
    }

    private static ContainerStatus StatusOf(ContainerStateChange container) =>
        new(container.LastStatus, container.ExitCode, container.ImageDigest is not null);

    internal static EventReading.Malformed Unreadable(JsonException exception) =>
        new($"The event is not JSON of the expected shape, at {Printable.Clean(exception.Path ?? "$")}, line {exception.LineNumber + 1}.");

    private static string? Check(TaskStateChange detail)
    {
        if (!IsEcsArn(detail.TaskArn, "task/"))
            return "detail.taskArn is not the ARN of a task.";
        if (!IsEcsArn(detail.ClusterArn, "cluster/"))
            return "detail.clusterArn is not the ARN of a cluster.";
        if (detail.Containers is not { } containers)
            return "detail.containers is missing.";

        var nameless = containers
            .Select((container, index) => (container, index))
            .FirstOrDefault(c => string.IsNullOrEmpty(c.container?.Name), (null, -1));
        return nameless.index < 0 ? null : $"detail.containers[{nameless.index}].name is missing.";
    }

    /// <summary>An event of ECS names one account, region and cluster throughout.</summary>
    private static string? Check(CloudWatchEvent<TaskStateChange> message, TaskStateChange detail)
    {
        var (task, cluster) = (Arn.Parse(detail.TaskArn), Arn.Parse(detail.ClusterArn));
        if ((task.Partition, task.Region, task.AccountId) != (cluster.Partition, cluster.Region, cluster.AccountId))
            return "detail.taskArn and detail.clusterArn are of different accounts or regions.";
        if (task.Resource.Split('/') is [_, var name, _] && name != cluster.Resource["cluster/".Length..])
            return "detail.taskArn is not the ARN of a task in detail.clusterArn.";
        if (!string.IsNullOrEmpty(message.Account) && message.Account != cluster.AccountId)
            return "account is not that of detail.clusterArn.";
        if (!string.IsNullOrEmpty(message.Region) && message.Region != cluster.Region)
            return "region is not that of detail.clusterArn.";
        return message.Resources is { Count: > 0 } resources && !resources.Contains(detail.TaskArn!)
            ? "resources does not name detail.taskArn."
            : null;
    }

    private static DateTimeOffset OccurredAt(CloudWatchEvent<TaskStateChange> message) =>
        message.Time == default ? DateTimeOffset.UnixEpoch : new DateTimeOffset(message.Time.ToUniversalTime());

    private static bool IsEcsArn(string? text, string resource) =>
        Arn.TryParse(text, out var arn) && arn.Service == "ecs" && arn.Resource.StartsWith(resource, StringComparison.Ordinal);

    private static EcsTask ToTask(TaskStateChange detail, IEnumerable<ContainerStateChange?> containers, bool isDescribed) => new()
    {
        TaskArn = detail.TaskArn!,
        ClusterArn = detail.ClusterArn!,
        TaskDefinitionArn = detail.TaskDefinitionArn,
        Group = detail.Group,
        StartedBy = detail.StartedBy,
        LaunchType = detail.LaunchType ?? detail.CapacityProviderName,
        Version = detail.Version,
        HasStopped = detail.LastStatus == Stopped,
        IsStopping = detail.DesiredStatus == Stopped,
        HasStarted = detail.StartedAt is { ValueKind: not JsonValueKind.Null },
        IsDescribed = isDescribed,
        Containers = [.. containers.Select(container => new EcsContainer(container!.Name!)
        {
            Arn = container.ContainerArn,
            Image = container.Image,
            ImageDigest = container.ImageDigest,
            RuntimeId = container.RuntimeId,
            LastStatus = container.LastStatus,
            ExitCode = container.ExitCode,
            StopReason = container.Reason,
        })],
    };
}
