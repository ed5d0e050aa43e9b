using Amazon;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// A summary as JSON, for machines (docs/schemas/alert-summary-1.schema.json). Members may be added to a version of the schema.
/// </summary>
public sealed record AlertSummaryReport
{
    public AlertSummaryReport(AlertSummary summary)
    {
        var (cluster, kind) = summary.Scope;
        (Cluster, Kind) = (cluster, kind);
        (Account, Region) = (Arn.Parse(cluster).AccountId, Arn.Parse(cluster).Region);
        (Sent, LeftOut, Unlisted) = (summary.Sent.Count, summary.LeftOut.Count, summary.Unlisted);
        Reasons = summary.Reasons.ToDictionary(count => count.Reason, count => count.Alerts, StringComparer.Ordinal);
        Workloads = summary.Workloads.ToDictionary(count => count.Workload, count => count.Alerts, StringComparer.Ordinal);
        Until = summary.Until;
    }

    /// <summary>Name and version of this shape.</summary>
    public string Schema { get; } = "ecs-image-auditor.alert-summary/1";

    /// <summary>ARN of the cluster.</summary>
    public string Cluster { get; }

    /// <summary><c>services</c>, or <c>tasks</c> for those of no service.</summary>
    public string Kind { get; }

    public string Account { get; }

    public string Region { get; }

    /// <summary>Alerts of this window that went out one by one.</summary>
    public int Sent { get; }

    /// <summary>Alerts that did not, since the last summary.</summary>
    public int LeftOut { get; }

    /// <summary>Findings beyond these, which were counted only.</summary>
    public long Unlisted { get; }

    /// <summary>Alerts by the code of their reason, sent or left out.</summary>
    public IReadOnlyDictionary<string, int> Reasons { get; }

    /// <summary>The ten workloads with the most alerts, sent or left out.</summary>
    public IReadOnlyDictionary<string, int> Workloads { get; }

    /// <summary>When alerts go out one by one again.</summary>
    public DateTimeOffset Until { get; }
}
