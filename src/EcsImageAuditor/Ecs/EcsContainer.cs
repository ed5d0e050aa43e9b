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

    /// <summary>Null as long as no container was created.</summary>
    public string? RuntimeId { get; init; }
}
