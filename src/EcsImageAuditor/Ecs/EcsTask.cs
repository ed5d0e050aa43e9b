namespace EcsImageAuditor.Ecs;

/// <summary>A task whose containers are to be audited.</summary>
public sealed record EcsTask
{
    private const string ServicePrefix = "service:";

    /// <summary>Begins what ECS writes into <c>startedBy</c> of a task that a service's deployment started.</summary>
    private const string DeploymentPrefix = "ecs-svc/";

    private const string DaemonDefinition = ":daemon-task-definition/";

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

    /// <summary>True once the task has been RUNNING. Containers that others depend on run before that.</summary>
    public bool HasStarted { get; init; }

    /// <summary>True on Fargate, which reports the digest of every image that it has pulled.</summary>
    public bool IsOnFargate => LaunchType?.StartsWith("FARGATE", StringComparison.Ordinal) == true;

    /// <summary>True where ECS was asked for the task: what it did not tell then it will not tell now.</summary>
    public bool IsDescribed { get; init; }

    /// <summary>True for what a service's deployment is about to start: the ARN is that of a service revision.</summary>
    public bool IsServiceRevision => TaskArn.Contains(":service-revision/", StringComparison.Ordinal);

    public string Account => Amazon.Arn.Parse(ClusterArn).AccountId;

    public string Region => Amazon.Arn.Parse(ClusterArn).Region;

    public string ClusterName => LastSegment(ClusterArn);

    public string TaskId => LastSegment(TaskArn);

    /// <summary>
    /// Name of the service that the task belongs to, or null for a task of its own. The group alone is not enough, which RunTask takes as
    /// any text: a service's deployment must have started the task.
    /// </summary>
    public string? ServiceName =>
        Group is not null && Group.StartsWith(ServicePrefix, StringComparison.Ordinal) && IsStartedByDeployment
            ? Group[ServicePrefix.Length..]
            : null;

    /// <summary>
    /// True for a task of an ECS managed daemon. A critical daemon whose task stops makes ECS drain and replace the container instance,
    /// with every other task on it.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-daemons.html</remarks>
    public bool IsDaemon => TaskDefinitionArn?.Contains(DaemonDefinition, StringComparison.Ordinal) == true;

    /// <summary>
    /// What belongs together in a cluster: <c>service:NAME</c>, <c>daemon:NAME</c> or <c>family:NAME</c>, the family of the task
    /// definition. Somebody who may only run tasks cannot choose it, as they can the group.
    /// </summary>
    public string Workload => ServiceName is { } service ? $"{ServicePrefix}{service}" : $"{(IsDaemon ? "daemon" : "family")}:{Family}";

    private bool IsStartedByDeployment => IsServiceRevision || StartedBy?.StartsWith(DeploymentPrefix, StringComparison.Ordinal) == true;

    private string Family
    {
        get
        {
            var name = TaskDefinitionArn is { } arn ? LastSegment(arn) : "unknown";
            return name.LastIndexOf(':') is > 0 and var colon ? name[..colon] : name;
        }
    }

    private static string LastSegment(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
