namespace EcsImageAuditor.Auditing;

/// <summary>A judged container and what was done about it: what people are told.</summary>
/// <param name="Audit">The container, its image and the verdict.</param>
/// <param name="Stop">What became of stopping its task.</param>
/// <param name="FoundAt">When the verdict was given.</param>
public sealed record Finding(ContainerAudit Audit, StopResult Stop, DateTimeOffset FoundAt)
{
    /// <summary>How often the same was found, or null where it is not counted.</summary>
    public Sightings? Seen { get; init; }
}
