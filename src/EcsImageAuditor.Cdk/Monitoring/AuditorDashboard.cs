using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using EcsImageAuditor.Cdk.Functions;

namespace EcsImageAuditor.Cdk.Monitoring;

/// <summary>What the auditor found and how it is doing, on one page.</summary>
internal sealed class AuditorDashboard : Construct
{
    private const int HalfWidth = 12;
    private static readonly string[] Latencies = ["p50", "p99"];
    private static readonly string[] Troubles = ["StateFailures", "SinkFailures", "ExpiredExemptions", "StopsRefused", "MalformedEvents"];
    private static readonly string[] Verdicts = ["Trusted", "Exempt", "Unsigned", "Untrusted", "Inconclusive"];

    public AuditorDashboard(Construct scope, string id, AuditorParts parts)
        : base(scope, id) =>
        Dashboard = new Dashboard(
            this,
            "Dashboard",
            new DashboardProps
            {
                Widgets =
                [
                    [
                        Graph("Verdicts", [.. Verdicts.Select(Metrics.Counted)]),
                        Graph(
                            "Task events",
                            [Metrics.MatchedEvents(parts.Events.Rule), Metrics.Waiting(parts.Events.Queue)],
                            [Metrics.Age(parts.Events.Queue)]
                        ),
                    ],
                    [
                        Graph(
                            "Verification (ms) and known verdicts",
                            [.. Latencies.Select(Metrics.VerificationLatency)],
                            [Metrics.Counted("CacheHits")]
                        ),
                        Graph("Trouble", [.. Troubles.Select(Metrics.Counted)]),
                    ],
                    [
                        Graph("Runs", [.. parts.Functions.Select(part => Metrics.Invocations(part.Auditor.Function))]),
                        Graph("Failed or throttled runs", [.. parts.Functions.SelectMany(part => Failures(part.Auditor.Function))]),
                    ],
                    [
                        Graph("Duration (p99, ms)", [.. parts.Functions.Select(part => Metrics.Duration99(part.Auditor.Function))]),
                        Graph("Given up", [.. GivenUp(parts)]),
                    ],
                ],
            }
        );

    public Dashboard Dashboard { get; }

    private static IEnumerable<IMetric> GivenUp(AuditorParts parts)
    {
        yield return Metrics.Waiting(parts.Events.Unaudited);
        yield return Metrics.Waiting(parts.Events.Undelivered);
        yield return Metrics.FailedAlerts(parts.Alerts.Topic);
        if (parts.Webhooks is { } webhooks)
            yield return Metrics.Waiting(webhooks.Unsent);
        if (parts.Sweep is { } sweep)
            yield return Metrics.Waiting(sweep.Failed);
    }

    private static IMetric[] Failures(Amazon.CDK.AWS.Lambda.IFunction function) => [Metrics.Errors(function), Metrics.Throttles(function)];

    private static GraphWidget Graph(string title, IMetric[] left, IMetric[]? right = null) =>
        new(new GraphWidgetProps { Title = title, Left = left, Right = right, Width = HalfWidth });
}
