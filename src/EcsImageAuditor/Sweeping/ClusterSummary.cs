namespace EcsImageAuditor.Sweeping;

/// <summary>What a cluster came to.</summary>
/// <param name="Cluster">ARN of the cluster, or what it was called where it could not be listed.</param>
/// <param name="Tasks">Number of its running tasks.</param>
/// <param name="Containers">Their containers by verdict.</param>
/// <param name="Trouble">Why it could not be swept, or not to its end; null otherwise.</param>
public sealed record ClusterSummary(string Cluster, int Tasks, VerdictCounts Containers, string? Trouble);
