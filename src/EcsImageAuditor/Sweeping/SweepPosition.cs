namespace EcsImageAuditor.Sweeping;

/// <summary>Where a sweep stopped.</summary>
/// <param name="Cluster">The cluster to go on with.</param>
/// <param name="PageToken">The page of its tasks to go on with, or null for the first. ECS takes a token for some time only.</param>
public sealed record SweepPosition(string Cluster, string? PageToken);
