using Deployment.Tests.Monitoring.CloudWatch;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Infra;
using EcsImageAuditor.Tests.Shared.Properties;

namespace Deployment.Tests.Monitoring;

/// <summary>The alarms of dead-letter queues, over losses at random times and people who look at the queue, empty it or leave it.</summary>
public sealed class LostMessagesTests
{
    private const int Minutes = 3 * 24 * 60;

    /// <summary>Losses farther apart than this are told one by one: an hour's window and the two periods that see the increase.</summary>
    private const double Apart = 75;

    /// <summary>What arrives before the two periods are over in which the queue still held more is not told.</summary>
    private const double JustEmptied = 11;

    private static readonly Template Webhooks = SynthesizedApp.Template(Deployments.Webhooks);

    [Theory]
    [InlineData("Unaudited")]
    [InlineData("Undelivered")]
    [InlineData("FailedSweeps")]
    [InlineData("Unsent")]
    public void A_queue_that_holds_a_message_does_not_hide_the_next_loss(string name)
    {
        var (losses, missed, wrong) = (0, new List<string>(), new List<string>());
        for (var world = 0; world < 40; world++)
        {
            var random = new Random(PropertyRuns.Seed + world);
            var lost = Enumerable.Range(0, 1 + random.Next(60)).Select(_ => 30 + (random.NextDouble() * (Minutes - 120))).Order().ToList();
            var emptied = Enumerable.Range(0, random.Next(3)).Select(_ => random.NextDouble() * Minutes).ToList();
            var (rising, held) = Watch(name, random, lost, emptied);
            var told = rising.Alarms;
            losses += lost.Count;

            for (var i = 0; i < lost.Count; i++)
            {
                var apart = i == 0 || lost[i] - lost[i - 1] > Apart;
                var taken = emptied.Exists(at => at > lost[i] - JustEmptied && at < lost[i] + 20);
                if (apart && !taken && !told.Any(at => at > lost[i] && at < lost[i] + 20))
                    missed.Add($"world {world}: {lost[i]} in {rising}; {held}");
            }

            wrong.AddRange(told
                .Where(at => !lost.Exists(loss => loss < at && loss > at - 20))
                .Select(at => $"world {world}: {at} in {rising}; {held}"));
            wrong.AddRange(held.Overs
                .Where(at => !emptied.Exists(taken => taken < at && taken > at - 25))
                .Select(at => $"world {world}: not over at {at}, {held}"));
        }

        Assert.Empty(missed);
        Assert.Empty(wrong);
        Assert.True(losses > 1000, $"{losses}");
    }

    [Fact]
    public void A_loss_that_goes_on_for_a_day_is_one_message_and_is_over_when_the_queue_is_empty()
    {
        var lost = Enumerable.Range(0, 200).Select(launch => 30 + (launch * 7.0)).ToList();

        var (rising, held) = Watch("Unaudited", new Random(1), lost, [2000]);

        Assert.Single(rising.Alarms);
        Assert.InRange(Assert.Single(held.Overs), 2000, 2025);
    }

    [Fact]
    public void Only_the_alarm_that_rises_tells_of_a_loss_and_only_the_other_of_its_end()
    {
        var ending = Webhooks.Single("AWS::Events::Rule", "Alarms/Over/")["EventPattern"]!["detail"]!["alarmName"]!.ToJsonString();

        Assert.NotNull(Webhooks.Single("AWS::CloudWatch::Alarm", "Alarms/Unaudited/")["AlarmActions"]);
        Assert.Null(Webhooks.Single("AWS::CloudWatch::Alarm", "Alarms/HeldUnaudited/")["AlarmActions"]);
        Assert.DoesNotContain("-Unaudited\"", ending, StringComparison.Ordinal);
        Assert.Contains("-HeldUnaudited\"", ending, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_account_watches_its_queue_in_the_same_way() =>
        Assert.Equal(
            ["EcsImageAuditorMember-HeldUndelivered", "EcsImageAuditorMember-Undelivered"],
            SynthesizedApp.Template(Deployments.Member, AuditorApp.MemberStackName)
                .OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm["AlarmName"]!.ToString()).Order(StringComparer.Ordinal));

    /// <summary>SQS publishes the number each minute, from a quarter of an hour after an idle queue gets a message.</summary>
    private static (SimulatedAlarm Rising, SimulatedAlarm Held) Watch(
        string name, Random random, List<double> lost, List<double> emptied)
    {
        var farther = random.Next(3);
        var rising = new SimulatedAlarm(Webhooks.Single("AWS::CloudWatch::Alarm", $"Alarms/{name}/"), farther);
        var held = new SimulatedAlarm(Webhooks.Single("AWS::CloudWatch::Alarm", $"Alarms/Held{name}/"), farther);
        var published = new PublishedMetrics();
        var begin = lost[0] + (random.NextDouble() * 15);
        for (var minute = Math.Ceiling(begin); minute < Minutes; minute++)
        {
            var holds = lost.Count(at => at < minute) - lost.Count(at => at < emptied.Where(taken => taken < minute).DefaultIfEmpty().Max());

            // Who looks at the messages hides them for half a minute.
            published.Publish(held.Metric(), minute, random.Next(20) == 0 ? 0 : holds, random.NextDouble() * 2);
        }

        for (var now = random.NextDouble(); now < Minutes; now++)
        {
            rising.Evaluate(published, now);
            held.Evaluate(published, now);
        }

        return (rising, held);
    }
}
