using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.Events;
using Constructs;
using EcsImageAuditor.Cdk.Functions;

namespace EcsImageAuditor.Cdk.Monitoring;

/// <summary>Alarms that go off when the auditor itself is not well. Each says what is wrong and what to do, and docs/alarms.md more.</summary>
internal sealed class AuditorAlarms : Construct
{
    /// <summary>How late CloudWatch may hear of an event or a run.</summary>
    private const int MinutesLate = 10;

    /// <summary>How long an event may wait for a run while all others are busy.</summary>
    private const int MinutesBusy = 15;

    private readonly AlarmMaker _alarms;

    public AuditorAlarms(Construct scope, string id, AuditorParts parts)
        : base(scope, id)
    {
        _alarms = new AlarmMaker(this, new SnsAction(parts.Alerts.Topic));
        WatchDeadLetters(parts);
        WatchQueue(parts);
        foreach (var (name, auditor) in parts.Functions)
        {
            _alarms.OfADay($"{name}Errors", $"the function {name} failed; its log says why.", Metrics.Errors(auditor.Function));
            _alarms.OfADay(
                $"{name}Throttles",
                $"the function {name} was throttled; raise the account's Lambda concurrency.",
                Metrics.Throttles(auditor.Function)
            );
        }

        WatchSilence(parts);
        WatchWork(parts);
        if (parts.Sweep is { } sweep)
            WatchSweep(sweep);
        _ = new AlarmsOver(this, "Over", _alarms.Ending, parts.Alerts, parts.Alerts.HasChat);
    }

    private void WatchDeadLetters(AuditorParts parts)
    {
        _alarms.WatchLost(
            "Unaudited",
            "images of some tasks could not be judged after all retries. Read the queue Unaudited, fix the cause, start its redrive.",
            parts.Events.Unaudited
        );
        _alarms.WatchLost(
            "Undelivered",
            "EventBridge could not put task events into the queue. Read the queue Undelivered: its messages' attributes say why.",
            parts.Events.Undelivered
        );
        WatchLostEvents("LostEvents", parts.Events.Rule);
        if (parts.Events.CentralRule is { } central)
            WatchLostEvents("LostCentralEvents", central);
        if (parts.Webhooks is { } webhooks)
            _alarms.WatchLost(
                "Unsent",
                "PagerDuty or Slack did not take a verdict for a day. Read the queue Unsent: its messages' attributes say why; the topic has the same verdict.",
                webhooks.Unsent
            );
        _alarms.OfAnHour(
            "FailedAlerts",
            "an alert did not reach a subscriber. Check the subscriptions of the topic.",
            Metrics.FailedAlerts(parts.Alerts.Topic)
        );
    }

    /// <summary>An event that fails grows as old as its retries take, which is no backlog.</summary>
    private void WatchQueue(AuditorParts parts) => _alarms.OfAnHour(
        "Backlog",
        "task events wait longer than all retries take. Raise maxConcurrency, or see what slows the audit down.",
        Metrics.Age(parts.Events.Queue),
        1.5 * parts.Events.LongestRetry.ToSeconds());

    private void WatchLostEvents(string id, Rule rule) => _alarms.OfAnHour(
        id,
        "EventBridge lost task events, and the images of their tasks were not audited: audit what runs with the command line, or start the tasks again.",
        Metrics.LostEvents(rule));

    private void WatchSilence(AuditorParts parts)
    {
        WatchSilence("SilentAudit", parts.Events.Rule, parts);
        if (parts.Events.CentralRule is { } central)
            WatchSilence("SilentCentralAudit", central, parts);
    }

    private void WatchSilence(string id, Rule rule, AuditorParts parts)
    {
        var function = parts.Audit.Auditor.Function;
        var minutes = 1 + MinutesLate + Math.Max(MinutesBusy, (int)Math.Ceiling(function.Timeout!.ToSeconds() / 60));
        _alarms.Until(
            id,
            $"ECS tasks started and nothing was audited in the {minutes} minutes since. Check the queue's policy and the function's event source.",
            Metrics.Silence(rule, function),
            minutes
        );
    }

    /// <summary>What the functions themselves say of their work.</summary>
    private void WatchWork(AuditorParts parts)
    {
        _alarms.OfADay(
            "StateFailures",
            "the table did not answer, so verdicts are given again and alerts may repeat. See the audit's log and the table's throttling.",
            Metrics.Counted("StateFailures")
        );
        _alarms.OfADay(
            "SinkFailures",
            "a finding was not taken by the topic or the event bus. It is sent again with its event, but the gate has none: see the functions' logs.",
            Metrics.Counted("SinkFailures")
        );
        _alarms.OfADay(
            "ExpiredExemptions",
            "an image runs that an expired exemption would excuse. Renew the exemption, or replace the image.",
            Metrics.Counted("ExpiredExemptions")
        );
        _alarms.OfADay(
            "StopsRefused",
            "the breaker refused to stop more tasks of a service, which go on running. Look at the service, then stop them or raise stopLimit.",
            Metrics.Counted("StopsRefused")
        );
        _alarms.OfADay(
            "MalformedEvents",
            "an event could not be understood and was passed over. See the audit's log, and whether something else sends to the queue.",
            Metrics.Counted("MalformedEvents")
        );
        _alarms.While(
            "SlowVerification",
            "verifying an image takes half of the function's time. See whether the registry or AWS Signer is slow; raise memoryMb or timeoutSeconds.",
            Metrics.VerificationLatency("p99"),
            parts.Audit.Auditor.Function.Timeout!.ToMilliseconds() / 2,
            periods: 3);
    }

    /// <summary>
    /// A sweep is overdue after two hours: it may start ten minutes late, and is tried for an hour. Another number of hours is another alarm,
    /// which does not ask for the time before it was made.
    /// </summary>
    private void WatchSweep(RunningTaskSweep sweep)
    {
        const int hoursOverdue = 2;
        _alarms.WatchLost(
            "FailedSweeps",
            "a sweep could not start or failed. Read the queue of failed sweeps and the log of the sweep.",
            sweep.Failed
        );
        _alarms.OfHours(
            $"SilentSweep{sweep.Hours}h",
            "no sweep has run when one was due. Check the schedule and its role.",
            Metrics.Absence(sweep.Auditor.Function),
            sweep.Hours + hoursOverdue
        );
    }
}
