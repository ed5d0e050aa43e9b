using System.Text.Json.Serialization;

namespace EcsImageAuditor.Sweeping;

/// <summary>What a sweep came to, as JSON.</summary>
public sealed record SweepSummary
{
    /// <summary>Name and version of this shape.</summary>
    public string Schema { get; } = "ecs-image-auditor.sweep/1";

    /// <summary>False when the time was used up; the next sweep goes on there, if there is a memory.</summary>
    public required bool Complete { get; init; }

    /// <summary>True when it went on where one before stopped.</summary>
    public required bool Resumed { get; init; }

    /// <summary>Name or ARN of the cluster in which it stopped.</summary>
    public string? StoppedIn { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required long ElapsedMs { get; init; }

    public required int Tasks { get; init; }

    /// <summary>All containers by verdict.</summary>
    public required VerdictCounts Containers { get; init; }

    /// <summary>Number of images, each counted once a container of a workload.</summary>
    public required int Images { get; init; }

    public required IReadOnlyList<ClusterSummary> Clusters { get; init; }

    /// <summary>The workloads, the worst first.</summary>
    public required IReadOnlyList<WorkloadSummary> Workloads { get; init; }

    /// <summary>Number of workloads that are left out above.</summary>
    public required int OmittedWorkloads { get; init; }

    /// <summary>What changed since the sweep before; the first 200 of more.</summary>
    public required IReadOnlyList<SweepReport> Changes { get; init; }

    /// <summary>What did not work, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>True when something that runs may not have been judged.</summary>
    [JsonIgnore]
    public bool HasGaps =>
        !Complete || Containers.Inconclusive > 0 || Clusters.Any(cluster => cluster.Trouble is not null) || Notes.Count > 0;
}
