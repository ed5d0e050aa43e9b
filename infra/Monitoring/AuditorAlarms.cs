using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Constructs;
using EcsImageAuditor.Infra.Functions;

namespace EcsImageAuditor.Infra.Monitoring;

/// <summary>Alarms that go off when the auditor itself is not well. Each says what is wrong and what to do.</summary>
internal sealed class AuditorAlarms : Construct
{
    private readonly SnsAction _tell;

    public AuditorAlarms(Construct scope, string id, AuditorParts parts)
        : base(scope, id)
    {
        _tell = new SnsAction(parts.Alerts.Topic);
        WatchDeadLetters(parts);
        WatchQueue(parts);
        foreach (var (name, auditor) in parts.Functions)
        {
            OnAny($"{name}Errors", $"the function {name} failed; its log says why.", Metrics.Errors(auditor.Function));
            OnAny($"{name}Throttles", $"the function {name} was throttled; raise the account's Lambda concurrency.", Metrics.Throttles(auditor.Function));
        }

        WatchSilence(parts);
        if (parts.Sweep is { } sweep)
            WatchSweep(sweep);
    }

    private void WatchDeadLetters(AuditorParts parts)
    {
        OnAny("Unaudited", "images of some tasks could not be judged after all retries. Read the queue Unaudited, mend the cause, start its redrive.", Metrics.Waiting(parts.Events.Unaudited));
        OnAny("Undelivered", "EventBridge could not put task events into the queue. Read the queue Undelivered: its messages' attributes say why.", Metrics.Waiting(parts.Events.Undelivered));
        OnAny("LostEvents", "EventBridge lost task events, and the images of their tasks were not audited: audit what runs with the command line, or start the tasks again.", Metrics.LostEvents(parts.Events.Rule));
        OnAny("FailedAlerts", "an alert did not reach a subscriber. Check the subscriptions of the topic.", Metrics.FailedAlerts(parts.Alerts.Topic));
    }

    /// <summary>An event that fails grows as old as its retries take, which is no backlog.</summary>
    private void WatchQueue(AuditorParts parts) => OnAtLeast(
        "Backlog",
        "task events wait longer than all retries take. Raise maxConcurrency, or see what slows the audit down.",
        Metrics.Age(parts.Events.Queue),
        1.5 * parts.Events.LongestRetry.ToSeconds());

    private void WatchSilence(AuditorParts parts) => OnAny(
        "SilentAudit",
        "ECS tasks started and nothing was audited for a quarter of an hour. Check the queue's policy and the function's event source.",
        Metrics.Silence(parts.Events.Rule, parts.Audit.Auditor.Function, Duration.Minutes(15)));

    private void WatchSweep(RunningTaskSweep sweep)
    {
        OnAny("FailedSweeps", "a sweep could not start or failed. Read the queue of failed sweeps and the log of the sweep.", Metrics.Waiting(sweep.Failed));
        Add("SilentSweep", new AlarmProps
        {
            AlarmDescription = Describe("no sweep has run when one was due. Check the schedule and its role."),
            Metric = Metrics.Invocations(sweep.Auditor.Function, Duration.Hours(1)),
            Threshold = 1,
            ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
            TreatMissingData = TreatMissingData.BREACHING,
            EvaluationPeriods = sweep.Hours + 1,
        });
    }

    private void OnAny(string id, string meaning, IMetric metric) => OnAtLeast(id, meaning, metric, 1);

    private void OnAtLeast(string id, string meaning, IMetric metric, double threshold) => Add(id, new AlarmProps
    {
        AlarmDescription = Describe(meaning),
        Metric = metric,
        Threshold = threshold,
        ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        TreatMissingData = TreatMissingData.NOT_BREACHING,
        EvaluationPeriods = 1,
    });

    private void Add(string id, AlarmProps props)
    {
        var alarm = new Alarm(this, id, props);
        alarm.AddAlarmAction(_tell);
    }

    private static string Describe(string meaning) => $"ECS image auditor: {meaning}";
}
