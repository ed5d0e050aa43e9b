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

    /// <summary>True when a task of this cluster may be stopped.</summary>
    public bool Covers(string clusterArn) => Enabled && Clusters.Any(cluster => cluster == clusterArn || cluster == NameOf(clusterArn));

    private static string NameOf(string clusterArn) => clusterArn[(clusterArn.LastIndexOf('/') + 1)..];
}
