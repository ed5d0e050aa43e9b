namespace EcsImageAuditor.Ecs;

/// <summary>One of the <c>containers</c> of a <see cref="TaskStateChange"/>.</summary>
public sealed record ContainerStateChange
{
    public string? Name { get; init; }

    public string? ContainerArn { get; init; }

    /// <summary>The reference of the task definition. Absent for containers that AWS injects.</summary>
    public string? Image { get; init; }

    /// <summary>Digest of what was pulled: of the index, for a multi-arch image. Absent before the image is resolved.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>Given once the container was created.</summary>
    public string? RuntimeId { get; init; }

    public string? LastStatus { get; init; }

    /// <summary>Given once the container's process has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it stopped, such as <c>CannotPullContainerError: …</c>.</summary>
    public string? Reason { get; init; }
}
