using System.Text.Json;

namespace EcsImageAuditor.Ecs;

/// <summary>
/// The <c>detail</c> of an "ECS Task State Change" event: the members that an audit needs. Everything else is passed over,
/// <c>overrides</c> on purpose: its environment may hold secrets, and it cannot change an image.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html</remarks>
public sealed record TaskStateChange
{
    public string? TaskArn { get; init; }

    public string? ClusterArn { get; init; }

    public string? TaskDefinitionArn { get; init; }

    /// <summary><c>service:NAME</c>, <c>family:NAME</c>, or any text that RunTask was given.</summary>
    public string? Group { get; init; }

    public string? StartedBy { get; init; }

    public string? LaunchType { get; init; }

    public string? CapacityProviderName { get; init; }

    public string? LastStatus { get; init; }

    /// <summary><c>STOPPED</c> once ECS, or somebody, has decided to stop the task.</summary>
    public string? DesiredStatus { get; init; }

    /// <summary>When the task came to be RUNNING; null where it never did. Text in events, a number in what some clients print.</summary>
    public JsonElement? StartedAt { get; init; }

    /// <summary>Goes up with each change of the task; events arrive more than once and in any order.</summary>
    public long? Version { get; init; }

    public IReadOnlyList<ContainerStateChange?>? Containers { get; init; }
}
