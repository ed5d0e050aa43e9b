namespace EcsImageAuditor.Sweeping;

/// <summary>What a workload came to.</summary>
/// <param name="Cluster">ARN of the cluster.</param>
/// <param name="Workload"><c>service:NAME</c>, <c>daemon:NAME</c> or <c>family:NAME</c>.</param>
/// <param name="Tasks">Number of its tasks.</param>
/// <param name="Containers">Their containers by verdict.</param>
public sealed record WorkloadSummary(string Cluster, string Workload, int Tasks, VerdictCounts Containers);
