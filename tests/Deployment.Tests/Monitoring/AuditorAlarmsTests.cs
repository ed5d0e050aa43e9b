using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Telemetry;

namespace Deployment.Tests.Monitoring;

public sealed partial class AuditorAlarmsTests
{
    private static readonly Template Template = SynthesizedApp.Template("""{ "gate": true, "sweep": true, "sweepHours": 6 }""");

    [Fact]
    public void What_can_fail_is_watched() =>
        Assert.Equal(
            [
                "AuditErrors",
                "AuditThrottles",
                "Backlog",
                "ExpiredExemptions",
                "FailedAlerts",
                "FailedSweeps",
                "GateErrors",
                "GateThrottles",
                "HeldFailedSweeps",
                "HeldUnaudited",
                "HeldUndelivered",
                "LostEvents",
                "MalformedEvents",
                "SilentAudit",
                "SilentSweep6h",
                "SinkFailures",
                "SlowVerification",
                "StateFailures",
                "StopsRefused",
                "SweepErrors",
                "SweepThrottles",
                "Unaudited",
                "Undelivered",
            ],
            Template.OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm.Path.Split('/')[1]).Order());

    [Fact]
    public void Every_alarm_tells_the_topic_what_is_wrong() =>
        AssertEach.Of(
            Template.OfType("AWS::CloudWatch::Alarm").Where(alarm => !alarm.Path.StartsWith("Alarms/Held", StringComparison.Ordinal)),
            alarm =>
            {
                Assert.Contains(
                    Template.Single("AWS::SNS::Topic").Id,
                    Assert.Single(alarm["AlarmActions"]!.AsArray())!.ToJsonString(),
                    StringComparison.Ordinal
                );
                Assert.StartsWith("ECS image auditor: ", alarm["AlarmDescription"]!.ToString(), StringComparison.Ordinal);
                Assert.EndsWith(".", alarm["AlarmDescription"]!.ToString(), StringComparison.Ordinal);
            }
        );

    [Fact]
    public void What_alarms_and_dashboard_watch_is_what_the_auditor_counts()
    {
        var alarms = Template.OfType("AWS::CloudWatch::Alarm").Where(alarm => alarm["Namespace"]?.ToString() == "EcsImageAuditor").ToList();
        var widgets = WidgetMetric()
            .Matches(
                Template.Single("AWS::CloudWatch::Dashboard")["DashboardBody"]!
                    .ToJsonString()
                    .Replace("\\u0022", "\"", StringComparison.Ordinal)
            );

        Assert.Equal(6, alarms.Count);
        AssertEach.Of(alarms, alarm => Assert.Null(alarm["Dimensions"]));
        Assert.Empty(
            alarms
                .Select(alarm => alarm["MetricName"]!.ToString())
                .Concat(widgets.Select(widget => widget.Groups[1].Value))
                .Except(Counted())
        );
        Assert.Contains(widgets, widget => widget.Groups[1].Value == "CacheHits");
    }

    [Fact]
    public void Verification_is_slow_at_half_of_the_function_s_time() =>
        Assert.Equal(30_000, Alarm("SlowVerification")["Threshold"]!.GetValue<double>());

    [Fact]
    public void An_alarm_is_called_as_its_stack_and_what_it_watches() =>
        AssertEach.Of(
            Template.OfType("AWS::CloudWatch::Alarm"),
            alarm => Assert.Equal($"EcsImageAuditor-{alarm.Path.Split('/')[1]}", alarm["AlarmName"]!.ToString()));

    [Fact]
    public void Tasks_that_start_while_nothing_is_audited_raise_an_alarm()
    {
        var metrics = Alarm("SilentAudit")["Metrics"]!.AsArray();

        Assert.Contains(
            metrics,
            metric =>
                metric!["Id"]?.ToString() == "matched" && metric["MetricStat"]!["Metric"]!["MetricName"]!.ToString() == "TriggeredRules"
        );
        Assert.Contains(
            metrics,
            metric => metric!["Id"]?.ToString() == "audits" && metric["MetricStat"]!["Metric"]!["MetricName"]!.ToString() == "Invocations"
        );
    }

    [Fact]
    public void The_rule_of_other_accounts_is_watched_on_its_own_bus()
    {
        var template = SynthesizedApp.Template("""{ "organizationId": "o-a1b2c3d4e5" }""");
        var rule = template.OfType("AWS::Events::Rule").Single(rule => rule.Path.Contains("CentralRule", StringComparison.Ordinal));
        var alarms = template
            .OfType("AWS::CloudWatch::Alarm")
            .Where(alarm => alarm.Path.Contains("Central", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(
            ["Alarms/LostCentralEvents/Resource", "Alarms/SilentCentralAudit/Resource"],
            alarms.Select(alarm => alarm.Path).Order()
        );
        AssertEach.Of(
            alarms,
            alarm =>
            {
                var json = alarm.Json.ToJsonString();
                Assert.Contains(rule.Id, json, StringComparison.Ordinal);
                Assert.Contains("\"EventBusName\"", json, StringComparison.Ordinal);

                // CloudFormation's Ref of the rule is BUS|RULE, which no metric has.
                Assert.DoesNotContain($$"""{"Ref":"{{rule.Id}}"}""", json, StringComparison.Ordinal);
                Assert.Contains($$"""{"Fn::Select":[2,{"Fn::Split":["/",{"Fn::GetAtt":["{{rule.Id}}","Arn"]}]}]}""", json, StringComparison.Ordinal);
            }
        );
        Assert.DoesNotContain("\"EventBusName\"", Alarm("LostEvents").Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ExpiredExemptions")]
    [InlineData("MalformedEvents")]
    [InlineData("SinkFailures")]
    [InlineData("StateFailures")]
    [InlineData("StopsRefused")]
    public void What_the_functions_count_is_on_for_a_day_from_the_last_time(string name)
    {
        var alarm = Alarm(name);

        Assert.Equal((1, 86_400), ((int)alarm["DatapointsToAlarm"]!, (int)alarm["Period"]! * (int)alarm["EvaluationPeriods"]!));
    }

    [Fact]
    public void A_sweep_that_is_overdue_for_two_hours_raises_an_alarm_which_waits_as_long_after_it_was_made()
    {
        var alarm = Alarm("SilentSweep6h");

        Assert.Equal("breaching", alarm["TreatMissingData"]!.ToString());
        Assert.Equal(8, alarm["EvaluationPeriods"]!.GetValue<int>());
        Assert.Equal(
            """{"WarmUpPeriodDurationInMinutes":480,"OnlyStartEvaluatingAfterWarmUpPeriodEnds":true}""",
            alarm["WarmUpConfiguration"]!["Fn::If"]![1]!.ToJsonString());
    }

    [Fact]
    public void An_event_that_is_only_retried_is_no_backlog()
    {
        var queue = Template.Single("AWS::SQS::Queue", "TaskEvents/Queue");
        var retries = queue["VisibilityTimeout"]!.GetValue<int>() * queue["RedrivePolicy"]!["maxReceiveCount"]!.GetValue<int>();

        Assert.True(Alarm("Backlog")["Threshold"]!.GetValue<double>() > retries);
    }

    [Fact]
    public void The_dashboard_shows_verdicts_queue_and_functions()
    {
        var body = Template.Single("AWS::CloudWatch::Dashboard")["DashboardBody"]!.ToJsonString();

        Assert.All(
            ["Unsigned", "Untrusted", "Inconclusive", "ApproximateAgeOfOldestMessage", "Duration", "Throttles"],
            metric => Assert.Contains(metric, body, StringComparison.Ordinal));
    }

    internal static HashSet<string> Counted()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        using var meter = new AuditMeter();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter == meter.Meter)
                names.Add(instrument.Name);
        };
        listener.Start();
        return names;
    }

    [GeneratedRegex(@"\[\\*""EcsImageAuditor\\*"",\\*""([A-Za-z0-9]+)\\*""")]
    private static partial Regex WidgetMetric();

    private static Resource Alarm(string name) => Template.Single("AWS::CloudWatch::Alarm", $"Alarms/{name}/");
}
