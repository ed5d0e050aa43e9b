namespace EcsImageAuditor.Sweeping;

/// <summary>The JSON of a <see cref="FileSweepMemory"/>.</summary>
internal sealed record SweepFile
{
    public const string CurrentSchema = "ecs-image-auditor.sweep-state/1";

    public required string Schema { get; init; }

    /// <summary>By scope.</summary>
    public Dictionary<string, SweepPosition> Positions { get; init; } = [];

    /// <summary>By cluster, workload and image.</summary>
    public Dictionary<string, Dictionary<string, Dictionary<string, KnownImage>>> Clusters { get; init; } = [];
}
