using Deployment.Tests.Monitoring.CloudWatch;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Tests.Shared.Properties;

namespace Deployment.Tests.Monitoring;

public sealed class SilentSweepTests
{
    private const int Hour = 60;
    private const int Worlds = 30;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(24)]
    public void Sweeps_that_start_as_scheduled_raise_no_alarm_not_even_after_the_deployment(int hours)
    {
        for (var world = 0; world < Worlds; world++)
        {
            var alarm = Watch(hours, world, sweeps: 12, days: 12 * hours / 24.0);

            Assert.True(alarm.Alarms.Count == 0, $"{alarm}");
            Assert.Equal("OK", alarm.State);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(24)]
    public void Sweeps_that_end_raise_one_alarm_within_four_hours_of_the_one_that_was_due(int hours)
    {
        for (var world = 0; world < Worlds; world++)
        {
            var alarm = Watch(hours, world, sweeps: 1 + (world % 5), days: 10);

            var due = (1 + (world % 5)) * hours * Hour;
            Assert.InRange(Assert.Single(alarm.Alarms), due, due + (4 * Hour) + 20);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    public void A_schedule_that_never_starts_a_sweep_raises_an_alarm_too(int hours)
    {
        var alarm = Watch(hours, 1, sweeps: 0, days: 5);

        Assert.InRange(Assert.Single(alarm.Alarms), hours * Hour, (hours + 4) * Hour);
    }

    /// <summary>Its evaluation would begin with hours in which there was none of the more frequent sweeps.</summary>
    [Fact]
    public void Another_number_of_hours_is_another_alarm() =>
        Assert.Empty(Names(6).Intersect(Names(24)));

    private static SimulatedAlarm Watch(int hours, int world, int sweeps, double days)
    {
        var random = new Random(PropertyRuns.Seed + world);
        var template = SynthesizedApp.Template($$"""{ "sweepHours": {{hours}} }""");
        var alarm = new SimulatedAlarm(template.Single("AWS::CloudWatch::Alarm", $"Alarms/SilentSweep{hours}h/"), random.Next(3) * random.Next(10));
        var published = new PublishedMetrics();
        for (var sweep = 0; sweep < sweeps; sweep++)
            published.Publish(alarm.Metric("runs"), (sweep * hours * Hour) + (random.NextDouble() * 10), 1, random.NextDouble() * 10);
        for (var now = random.NextDouble() * 10; now < days * 24 * Hour; now += alarm.Interval)
            alarm.Evaluate(published, now);
        return alarm;
    }

    private static IEnumerable<string> Names(int hours) => SynthesizedApp.Template($$"""{ "sweepHours": {{hours}} }""")
        .OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm["AlarmName"]!.ToString())
        .Where(name => name.Contains("SilentSweep", StringComparison.Ordinal));
}
