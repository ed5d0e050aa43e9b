using Deployment.Tests.Monitoring.CloudWatch;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Tests.Shared.Properties;

namespace Deployment.Tests.Monitoring;

/// <summary>The alarms for what does not happen, over launches at random times with metrics that CloudWatch shows late.</summary>
public sealed class SilenceTests
{
    private const double Late = 10;
    private const double Busy = 15;
    private const int Minutes = 2 * 24 * 60;
    private const int Quiet = 60;

    private static readonly Resource Alarm = SynthesizedApp.Template().Single("AWS::CloudWatch::Alarm", "Alarms/SilentAudit/");

    [Fact]
    public void Launches_that_are_audited_raise_no_alarm_and_those_that_nobody_audits_raise_one()
    {
        var (launches, lost, told, missed, wrong) = (0, 0, 0, new List<string>(), new List<string>());
        for (var world = 0; world < 150; world++)
        {
            var random = new Random(PropertyRuns.Seed + world);
            var events = Times(random, 2 + random.Next(400));
            var outage = world % 3 == 0 ? (double.MaxValue, 0) : Outage(random);
            var audits = Audits(random, events, outage);
            var alarm = Watch(random, events, audits);
            launches += events.Count;

            var first = events.Cast<double?>().FirstOrDefault(at => Silent(at!.Value, audits, Quiet));
            lost += first is null ? 0 : 1;
            told += alarm.Alarms.Count;
            if (first is { } unheard && unheard + Quiet < Minutes && !alarm.Alarms.Any(at => at > unheard && at < unheard + Quiet))
                missed.Add($"world {world}, {outage}: {unheard} in {alarm}");
            wrong.AddRange(alarm.Alarms
                .Where(at => !events.Any(started => started < at && Silent(started, audits, Busy)))
                .Select(at => $"world {world}, {outage}: {at} in {alarm}"));
            var back = audits.Where(at => at < Minutes - 30).Select(at => (double?)at).LastOrDefault();
            if (back is not null && !events.Any(at => at > back) && alarm.State == "ALARM")
                wrong.Add($"world {world}: is not over though the last event was audited");
        }

        Assert.Empty(wrong);
        Assert.Empty(missed);
        Assert.True(launches > 10_000 && lost > 40 && told >= lost, $"{launches} launches, {lost} lost, {told} told");
    }

    /// <summary>An event that nobody audits, long after the last one, in every place of the minute and with the range that CloudWatch reads.</summary>
    [Fact]
    public void A_single_launch_that_nobody_audits_raises_one_alarm_until_the_next_audit()
    {
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var random = new Random(tenth);
            var started = 600 + (tenth / 10.0);

            var alarm = Watch(random, [started], [1500]);

            Assert.InRange(Assert.Single(alarm.Alarms), started + Busy, started + Quiet);
            Assert.InRange(Assert.Single(alarm.Overs), 1500, 1500 + Late + 1);
        }
    }

    /// <summary>What this simulation is for: comparing both numbers within one and the same quarter of an hour.</summary>
    [Fact]
    public void Comparing_launches_and_audits_of_the_same_window_would_raise_false_alarms()
    {
        var json = Alarm.Json.DeepClone().AsObject();
        var properties = json["Properties"]!;
        properties["EvaluationPeriods"] = 1;
        properties["TreatMissingData"] = "notBreaching";
        foreach (var metric in properties["Metrics"]!.AsArray())
        {
            if (metric!["Expression"] is null)
                metric["MetricStat"]!["Period"] = 900;
            else
                metric["Expression"] = "IF(FILL(matched, 0) > 0 AND FILL(audits, 0) == 0, 1, 0)";
        }

        var random = new Random(PropertyRuns.Seed);
        var events = Times(random, 40);

        Assert.NotEmpty(Watch(random, events, Audits(random, events, (double.MaxValue, 0)), new Resource(Alarm.Id, json)).Alarms);
    }

    private static List<double> Times(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * Minutes).Order()];

    private static (double From, double To) Outage(Random random)
    {
        var from = random.NextDouble() * Minutes;
        return (from, from + (random.Next(3) == 0 ? Minutes : random.Next(5, 720)));
    }

    /// <summary>Mostly at once, sometimes after a quarter of an hour; in an outage never, or all when it is over.</summary>
    private static List<double> Audits(Random random, List<double> events, (double From, double To) outage)
    {
        var held = random.Next(2) == 0;
        return
        [
            .. events
                .Where(at => held || at < outage.From || at > outage.To)
                .Select(at => at >= outage.From && at <= outage.To ? outage.To : at)
                .Select(at => at + (random.Next(10) == 0 ? random.NextDouble() * Busy : random.NextDouble() / 10))
                .Where(at => at < outage.From || at >= outage.To)
                .Order(),
        ];
    }

    private static SimulatedAlarm Watch(
        Random random, IReadOnlyList<double> events, IReadOnlyList<double> audits, Resource? resource = null)
    {
        var alarm = new SimulatedAlarm(resource ?? Alarm, random.Next(3) * random.Next(10));
        var published = new PublishedMetrics();
        foreach (var at in events)
            published.Publish(alarm.Metric("matched"), at, 1, random.NextDouble() * Late);
        foreach (var at in audits)
            published.Publish(alarm.Metric("audits"), at, 1, random.NextDouble() * Late);
        for (var now = random.NextDouble(); now < Minutes; now += alarm.Interval)
            alarm.Evaluate(published, now);
        return alarm;
    }

    /// <summary>CloudWatch knows the minute of an event and of a run.</summary>
    private static bool Silent(double at, List<double> audits, double minutes) =>
        !audits.Exists(audit => audit >= Math.Floor(at) - 1 && audit <= at + minutes);
}
