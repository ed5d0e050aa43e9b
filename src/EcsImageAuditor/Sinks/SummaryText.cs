using System.Globalization;
using Amazon;
using EcsImageAuditor.Auditing;
using ImageSignatures.Text;

namespace EcsImageAuditor.Sinks;

/// <summary>What a person reads in place of alerts that are too many.</summary>
public static class SummaryText
{
    /// <summary>SNS takes fewer than 100 characters of a subject, without control characters.</summary>
    private const int LongestSubject = 99;

    /// <summary>ASCII, one line, at most 99 characters.</summary>
    public static string Subject(AlertSummary summary)
    {
        var more = summary.Unlisted > 0 ? "+" : string.Empty;
        var text = $"TOO MANY ALERTS: {summary.LeftOut.Count}{more} left out on {ClusterOf(summary)}";
        return string.Concat(Printable.Clean(text, LongestSubject).Select(c => char.IsAscii(c) ? c : '?'));
    }

    /// <summary>What is going on and what to do, in sentences.</summary>
    public static string Explanation(AlertSummary summary) =>
        $"The {Subjects(summary)} of cluster {ClusterOf(summary)} cause more alerts than are sent one by one in a window. "
        + $"{summary.LeftOut.Count} were left out until now; those to come before {Moment(summary.Until)} are in the next summary. Nothing else is left out: the "
        + "metrics, the log and the verdict events hold every finding. Look for what starts so many bad images: a policy that fits no "
        + "image, or somebody who floods the alerts.";

    /// <summary>The counts, as name and value.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(AlertSummary summary)
    {
        var arn = Arn.Parse(summary.Scope.ClusterArn);
        (string, string)[] counts =
        [
            ("Cluster", ClusterOf(summary)),
            ("Account, region", $"{arn.AccountId}, {arn.Region}"),
            ("Sent in this window", $"{summary.Sent.Count}"),
            ("Left out", $"{summary.LeftOut.Count}"),
            .. summary.Unlisted > 0 ? new[] { ("Findings beyond", $"{summary.Unlisted}") } : [],
            .. summary.Reasons.Select(count => (count.Reason, $"{count.Alerts} alerts")),
            .. summary.Workloads.Select(count => (count.Workload, $"{count.Alerts} alerts")),
        ];
        return counts.Select(count => (Printable.Clean(count.Item1), Printable.Clean(count.Item2)));
    }

    /// <summary>All of it, for e-mail.</summary>
    public static string Body(AlertSummary summary) =>
        string.Join('\n', [
            Subject(summary),
            string.Empty,
            Explanation(summary),
            string.Empty,
            .. Facts(summary).Select(fact => $"{fact.Name}: {fact.Value}"),
        ]);

    internal static string ClusterOf(AlertSummary summary) => summary.Scope.ClusterArn[(summary.Scope.ClusterArn.LastIndexOf('/') + 1)..];

    private static string Subjects(AlertSummary summary) => summary.Scope.Kind == "services" ? "services" : "tasks of no service";

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
