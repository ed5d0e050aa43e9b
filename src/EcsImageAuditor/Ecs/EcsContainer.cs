namespace EcsImageAuditor.Ecs;

/// <summary>A container of a task, as far as ECS has told.</summary>
/// <param name="Name">Its name in the task definition, or the one that AWS gave to an injected container.</param>
public sealed record EcsContainer(string Name)
{
    public string? Arn { get; init; }

    /// <summary>The reference of the task definition, not yet parsed; null where ECS names none.</summary>
    public string? Image { get; init; }

    /// <summary>The digest that ECS reports, not yet parsed; null where it reports none.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>Null as long as no container was created. Fargate gives it before the image is pulled.</summary>
    public string? RuntimeId { get; init; }

    /// <summary>State of the container, such as <c>RUNNING</c>; null where ECS does not say.</summary>
    public string? LastStatus { get; init; }

    /// <summary>Given once the container's process has ended; not given where its host has gone.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it stopped, as ECS says; begins with an error such as <c>CannotPullContainerError</c>.</summary>
    public string? StopReason { get; init; }
}
