using Deployment.Tests.Monitoring.CloudWatch;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Tests.Shared.Properties;

namespace Deployment.Tests.Monitoring;

/// <summary>How many messages a cause is, however often launches meet it.</summary>
public sealed class LastingCauseTests
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    private static readonly Template Template = SynthesizedApp.Template("""{ "gate": true }""");

    [Theory]
    [InlineData("AuditErrors", Day)]
    [InlineData("SweepErrors", Day)]
    [InlineData("GateErrors", Day)]
    [InlineData("AuditThrottles", Day)]
    [InlineData("SweepThrottles", Day)]
    [InlineData("GateThrottles", Day)]
    [InlineData("ExpiredExemptions", Day)]
    [InlineData("MalformedEvents", Day)]
    [InlineData("SinkFailures", Day)]
    [InlineData("StateFailures", Day)]
    [InlineData("StopsRefused", Day)]
    [InlineData("LostEvents", Hour)]
    [InlineData("FailedAlerts", Hour)]
    public void A_cause_that_lasts_is_one_message_and_one_that_returns_after_the_window_is_another(string name, int window)
    {
        const int days = 7;
        var launches = 0;
        for (var world = 0; world < 6; world++)
        {
            var random = new Random(PropertyRuns.Seed + world);
            var alarm = new SimulatedAlarm(Alarm(name), random.Next(3));
            var published = new PublishedMetrics();
            for (double at = 30; at < 5 * Day; at += random.NextDouble() * 0.8 * window)
            {
                // Between the second day and the fourth the cause is gone.
                if (at is > 2 * Day and < 4 * Day)
                    continue;
                launches++;
                published.Publish(alarm.Metric(), at, 1, random.NextDouble() * 10);
            }

            for (var now = random.NextDouble(); now < days * Day; now += 1)
                alarm.Evaluate(published, now);

            Assert.True(alarm.Alarms.Count == 2, $"{alarm}");
            Assert.Equal(2, alarm.Overs.Count);
            Assert.Equal("OK", alarm.State);
        }

        Assert.True(launches > 30, $"{launches}");
    }

    /// <summary>Errors and durations have points when all is well too.</summary>
    [Fact]
    public void Two_days_without_a_cause_after_a_deployment_are_no_message()
    {
        var launches = 0;
        for (var world = 0; world < 10; world++)
        {
            var random = new Random(PropertyRuns.Seed + world);
            var alarms = Template.OfType("AWS::CloudWatch::Alarm").Select(alarm => new SimulatedAlarm(alarm, random.Next(3) * random.Next(4))).ToList();
            var published = new PublishedMetrics();
            for (double at = 5 + (random.NextDouble() * 60); at < 2 * Day; at += random.NextDouble() * 20)
            {
                launches++;
                var audited = at + (random.NextDouble() * 15);
                Publish("SilentAudit", "matched", at, 1);
                Publish("SilentAudit", "audits", audited, 1);
                Publish("AuditErrors", "", audited, 0);
                Publish("AuditThrottles", "", audited, 0);
                Publish("Backlog", "", audited, 60 * (audited - at));
                Publish("SlowVerification", "", audited, 900 * random.NextDouble());
                Publish("HeldUnaudited", "", at, 0);
                Publish("HeldFailedSweeps", "", at, 0);
            }

            for (var hour = 0; hour < 48; hour += 24)
                Publish("SilentSweep24h", "runs", (hour * Hour) + (10 * random.NextDouble()), 1);
            for (var now = 1 + random.NextDouble(); now < 2 * Day; now += 1)
                alarms.ForEach(alarm => alarm.Evaluate(published, now));

            Assert.Empty(alarms.Where(alarm => alarm.Alarms.Count + alarm.Overs.Count > 0).Select(alarm => $"world {world}: {alarm}"));

            void Publish(string name, string id, double at, double value) => published.Publish(
                alarms.Single(alarm => alarm.Name == $"EcsImageAuditor-{name}").Metric(id), at, value, random.NextDouble() * 10);
        }

        Assert.True(launches > 2000, $"{launches}");
    }

    private static Resource Alarm(string name) => Template.Single("AWS::CloudWatch::Alarm", $"Alarms/{name}/");
}
