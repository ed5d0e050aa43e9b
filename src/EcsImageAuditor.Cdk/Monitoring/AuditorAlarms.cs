using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.Events;
using Constructs;
using EcsImageAuditor.Cdk.Functions;

namespace EcsImageAuditor.Cdk.Monitoring;

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
            OnAny(
                $"{name}Throttles",
                $"the function {name} was throttled; raise the account's Lambda concurrency.",
                Metrics.Throttles(auditor.Function)
            );
        }

        WatchSilence(parts);
        WatchWork(parts);
        if (parts.Sweep is { } sweep)
            WatchSweep(sweep);
    }

    private void WatchDeadLetters(AuditorParts parts)
    {
        OnAny(
            "Unaudited",
            "images of some tasks could not be judged after all retries. Read the queue Unaudited, fix the cause, start its redrive.",
            Metrics.Waiting(parts.Events.Unaudited)
        );
        OnAny(
            "Undelivered",
            "EventBridge could not put task events into the queue. Read the queue Undelivered: its messages' attributes say why.",
            Metrics.Waiting(parts.Events.Undelivered)
        );
        WatchLostEvents("LostEvents", parts.Events.Rule);
        if (parts.Events.CentralRule is { } central)
            WatchLostEvents("LostCentralEvents", central);
        if (parts.Webhooks is { } webhooks)
            OnAny(
                "Unsent",
                "PagerDuty or Slack did not take a verdict for a day. Read the queue Unsent: its messages' attributes say why; the topic told of it too.",
                Metrics.Waiting(webhooks.Unsent)
            );
        OnAny(
            "FailedAlerts",
            "an alert did not reach a subscriber. Check the subscriptions of the topic.",
            Metrics.FailedAlerts(parts.Alerts.Topic)
        );
    }

    /// <summary>An event that fails grows as old as its retries take, which is no backlog.</summary>
    private void WatchQueue(AuditorParts parts) => OnAtLeast(
        "Backlog",
        "task events wait longer than all retries take. Raise maxConcurrency, or see what slows the audit down.",
        Metrics.Age(parts.Events.Queue),
        1.5 * parts.Events.LongestRetry.ToSeconds());

    private void WatchLostEvents(string id, Rule rule) =>
        OnAny(
            id,
            "EventBridge lost task events, and the images of their tasks were not audited: audit what runs with the command line, or start the tasks again.",
            Metrics.LostEvents(rule)
        );

    private void WatchSilence(AuditorParts parts)
    {
        WatchSilence("SilentAudit", parts.Events.Rule, parts);
        if (parts.Events.CentralRule is { } central)
            WatchSilence("SilentCentralAudit", central, parts);
    }

    private void WatchSilence(string id, Rule rule, AuditorParts parts) => OnAny(
        id,
        "ECS tasks started and nothing was audited for a quarter of an hour. Check the queue's policy and the function's event source.",
        Metrics.Silence(rule, parts.Audit.Auditor.Function, Duration.Minutes(15)));

    /// <summary>What the functions themselves say of their work.</summary>
    private void WatchWork(AuditorParts parts)
    {
        OnAnyOfADay(
            "StateFailures",
            "the table did not answer, so verdicts are given anew and alerts may repeat. See the audit's log and the table's throttling.",
            Metrics.Counted("StateFailures")
        );
        OnAnyOfADay(
            "SinkFailures",
            "a finding was not taken by the topic or the event bus. It is sent again with its event, but the gate has none: see the functions' logs.",
            Metrics.Counted("SinkFailures")
        );
        OnAnyOfADay(
            "ExpiredExemptions",
            "an image runs that an expired exemption would excuse. Renew the exemption, or replace the image.",
            Metrics.Counted("ExpiredExemptions")
        );
        OnAnyOfADay(
            "StopsRefused",
            "the breaker refused to stop more tasks of a service, which go on running. Look at the service, then stop them or raise stopLimit.",
            Metrics.Counted("StopsRefused")
        );
        OnAnyOfADay(
            "MalformedEvents",
            "an event could not be understood and was passed over. See the audit's log, and whether something else sends to the queue.",
            Metrics.Counted("MalformedEvents")
        );
        OnAtLeast(
            "SlowVerification",
            "verifying an image takes half of the function's time. See whether the registry or AWS Signer is slow; raise memoryMb or timeoutSeconds.",
            Metrics.VerificationLatency("p99"),
            parts.Audit.Auditor.Function.Timeout!.ToMilliseconds() / 2,
            periods: 3);
    }

    private void WatchSweep(RunningTaskSweep sweep)
    {
        OnAny(
            "FailedSweeps",
            "a sweep could not start or failed. Read the queue of failed sweeps and the log of the sweep.",
            Metrics.Waiting(sweep.Failed)
        );
        Add(
            "SilentSweep",
            new AlarmProps
            {
                AlarmDescription = Describe("no sweep has run when one was due. Check the schedule and its role."),
                Metric = Metrics.Invocations(sweep.Auditor.Function, Duration.Hours(1)),
                Threshold = 1,
                ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
                TreatMissingData = TreatMissingData.BREACHING,
                EvaluationPeriods = sweep.Hours + 1,
            }
        );
    }

    private void OnAny(string id, string meaning, IMetric metric) => OnAtLeast(id, meaning, metric, 1);

    /// <summary>
    /// On for a day from the last time: a cause that lasts is one message, however often a launch or a container meets it.
    /// </summary>
    private void OnAnyOfADay(string id, string meaning, IMetric metric) =>
        OnAtLeast(id, meaning, metric, 1, Duration.Days(1).ToMinutes() / Metrics.FiveMinutes.ToMinutes(), needed: 1);

    private void OnAtLeast(
        string id, string meaning, IMetric metric, double threshold, double periods = 1, double? needed = null) => Add(id, new AlarmProps
    {
        DatapointsToAlarm = needed,
        AlarmDescription = Describe(meaning),
        Metric = metric,
        Threshold = threshold,
        ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        TreatMissingData = TreatMissingData.NOT_BREACHING,
        EvaluationPeriods = periods,
    });

    private void Add(string id, AlarmProps props)
    {
        var alarm = new Alarm(this, id, props);
        alarm.AddAlarmAction(_tell);
    }

    private static string Describe(string meaning) => $"ECS image auditor: {meaning}";
}
