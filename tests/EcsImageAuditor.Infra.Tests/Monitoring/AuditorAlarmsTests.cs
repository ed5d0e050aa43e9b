using EcsImageAuditor.Infra.Tests.Synthesis;

namespace EcsImageAuditor.Infra.Tests.Monitoring;

public sealed class AuditorAlarmsTests
{
    private static readonly Template Template = SynthesizedApp.Template("""{ "gate": true, "sweep": true, "sweepHours": 6 }""");

    [Fact]
    public void What_can_fail_is_watched() =>
        Assert.Equal(
            [
                "AuditErrors", "AuditThrottles", "Backlog", "FailedAlerts", "FailedSweeps", "GateErrors", "GateThrottles", "LostEvents",
                "SilentAudit", "SilentSweep", "SweepErrors", "SweepThrottles", "Unaudited", "Undelivered",
            ],
            Template.OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm.Path.Split('/')[1]).Order());

    [Fact]
    public void Every_alarm_tells_the_topic_what_is_wrong() =>
        Assert.All(Template.OfType("AWS::CloudWatch::Alarm"), alarm =>
        {
            Assert.Contains(Template.Single("AWS::SNS::Topic").Id, Assert.Single(alarm["AlarmActions"]!.AsArray())!.ToJsonString(), StringComparison.Ordinal);
            Assert.StartsWith("ECS image auditor: ", alarm["AlarmDescription"]!.ToString(), StringComparison.Ordinal);
            Assert.EndsWith(".", alarm["AlarmDescription"]!.ToString(), StringComparison.Ordinal);
        });

    [Fact]
    public void Tasks_that_start_while_nothing_is_audited_raise_an_alarm()
    {
        var metrics = Alarm("SilentAudit")["Metrics"]!.AsArray();

        Assert.Contains(metrics, metric => metric!["Expression"]?.ToString() == "IF(FILL(matched, 0) > 0 AND FILL(audits, 0) == 0, 1, 0)");
        Assert.Contains(metrics, metric => metric!["Id"]?.ToString() == "matched" && metric["MetricStat"]!["Metric"]!["MetricName"]!.ToString() == "TriggeredRules");
        Assert.Contains(metrics, metric => metric!["Id"]?.ToString() == "audits" && metric["MetricStat"]!["Metric"]!["MetricName"]!.ToString() == "Invocations");
    }

    [Fact]
    public void A_sweep_that_is_overdue_raises_an_alarm()
    {
        var alarm = Alarm("SilentSweep");

        Assert.Equal("breaching", alarm["TreatMissingData"]!.ToString());
        Assert.Equal(3600, alarm["Period"]!.GetValue<int>());
        Assert.Equal(7, alarm["EvaluationPeriods"]!.GetValue<int>());
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

    private static Resource Alarm(string name) => Template.Single("AWS::CloudWatch::Alarm", $"Alarms/{name}/");
}
