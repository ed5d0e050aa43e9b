namespace EcsImageAuditor.Ecs;

/// <summary>A task whose containers are to be audited.</summary>
public sealed record EcsTask
{
    private const string ServicePrefix = "service:";

    public required string TaskArn { get; init; }

    public required string ClusterArn { get; init; }

    public required IReadOnlyList<EcsContainer> Containers { get; init; }

    public string? TaskDefinitionArn { get; init; }

    public string? Group { get; init; }

    public string? StartedBy { get; init; }

    public string? LaunchType { get; init; }

    /// <summary>Null where ECS does not number the states, as for a task that was described.</summary>
    public long? Version { get; init; }

    /// <summary>True once the task has ended: nothing is left to stop.</summary>
    public bool HasStopped { get; init; }

    /// <summary>True once the task has ended or has been told to.</summary>
    public bool IsStopping
    {
        get => field || HasStopped;
        init;
    }

    /// <summary>True when the task ended before its containers ran.</summary>
    public bool FailedToStart { get; init; }

    /// <summary>True where ECS was asked for the task: what it did not tell then it will not tell now.</summary>
    public bool IsDescribed { get; init; }

    /// <summary>True for what a service's deployment is about to start: the ARN is that of a service revision.</summary>
    public bool IsServiceRevision => TaskArn.Contains(":service-revision/", StringComparison.Ordinal);

    public string Account => Amazon.Arn.Parse(ClusterArn).AccountId;

    public string Region => Amazon.Arn.Parse(ClusterArn).Region;

    public string ClusterName => LastSegment(ClusterArn);

    public string TaskId => LastSegment(TaskArn);

    /// <summary>Name of the service that the task belongs to, or null for a task of its own.</summary>
    public string? ServiceName =>
        Group is not null && Group.StartsWith(ServicePrefix, StringComparison.Ordinal) ? Group[ServicePrefix.Length..] : null;

    /// <summary>What starts tasks like this one again: the service's name, else the task's group, else its task definition.</summary>
    public string Workload => ServiceName ?? Group ?? TaskDefinitionArn ?? TaskId;

    private static string LastSegment(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
