namespace EcsImageAuditor.Auditing;

/// <summary>A judged container and what was done about it: what people are told.</summary>
/// <param name="Audit">The container, its image and the verdict.</param>
/// <param name="Stop">What became of stopping its task.</param>
/// <param name="FoundAt">When the verdict was given.</param>
public sealed record Finding(ContainerAudit Audit, StopResult Stop, DateTimeOffset FoundAt)
{
    /// <summary>True where people hear of it while the verdict may still change: the image is judged again.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>How often the same was found, or null where it is not counted.</summary>
    public Sightings? Seen { get; init; }
}
