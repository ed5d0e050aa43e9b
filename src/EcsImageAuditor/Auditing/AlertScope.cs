namespace EcsImageAuditor.Auditing;

/// <summary>
/// Whose alerts are bounded together: those of a cluster's services, or of its other tasks. They are apart so that somebody who may only
/// run tasks, of as many task definitions and images as they like, cannot use up the alerts of the services.
/// </summary>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="Kind"><c>services</c> or <c>tasks</c>.</param>
public sealed record AlertScope(string ClusterArn, string Kind)
{
    private const string Services = "services";
    private const string Tasks = "tasks";

    public static AlertScope Of(AlertKey key) =>
        new(key.ClusterArn, key.Workload.StartsWith("service:", StringComparison.Ordinal) ? Services : Tasks);
}
