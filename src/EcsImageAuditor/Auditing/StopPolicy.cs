namespace EcsImageAuditor.Auditing;

/// <summary>Where tasks may be stopped. The default stops none.</summary>
public sealed record StopPolicy
{
    /// <summary>Alerts only.</summary>
    public static StopPolicy Never { get; } = new();

    /// <summary>True in mode <c>stop</c>.</summary>
    public bool Enabled { get; init; }

    /// <summary>ARNs or names of the clusters in which tasks may be stopped; no other cluster's tasks ever are.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [];

    /// <summary>Says what would be stopped, and stops nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>The auditor's own region, where clusters are that are listed by name; null where it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// True when a task of this cluster may be stopped. Whether a cluster that is listed by name is of the auditor's own account shows once
    /// ECS is asked for its task (<see cref="IsListedByName"/>).
    /// </summary>
    public bool Covers(string clusterArn) => Enabled && (Clusters.Contains(clusterArn) || HasName(clusterArn));

    /// <summary>True when only the cluster's name is listed, which means the one of the auditor's own account and region.</summary>
    public bool IsListedByName(string clusterArn) => !Clusters.Contains(clusterArn) && HasName(clusterArn);

    private bool HasName(string clusterArn) =>
        Clusters.Contains(clusterArn[(clusterArn.LastIndexOf('/') + 1)..])
        && (Region is null || Amazon.Arn.Parse(clusterArn).Region == Region);
}
