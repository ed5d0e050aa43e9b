using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>Slow images cost their own verdict and nobody else's.</summary>
public sealed class SlowImagesTests
{
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");

    /// <summary>What a function with a timeout of 60 seconds has for judging.</summary>
    private static readonly TimeSpan OfLambda = TimeSpan.FromSeconds(43.5);

    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(8, "tarpit.example")]
    [InlineData(100, "tarpit.example")]
    [InlineData(8, "{0}.tarpit.example")]
    public async Task Slow_images_of_other_hosts_do_not_keep_an_image_waiting(int count, string host)
    {
        var judged = new TaskCompletionSource();
        var verifier = Verifier(TimeSpan.FromDays(1), judged);
        var slow = Tasks.Named("slow", [.. Enumerable.Range(0, count).Select(number => Container(string.Format(null, host, number), $"slow{number}"))]);
        var victim = Tasks.Named("victim", Container("registry.example", "victim"));
        using var bench = new AuditBench { Verifier = verifier, Time = _time };

        var auditing = bench.Auditor().AuditAsync([slow, victim], OfLambda, default);

        // Not a second has passed on the clock.
        await Patience.ForAsync(judged.Task, "The image waits for those of other hosts.");
        await RunAsync(auditing);
        var audits = await auditing;
        AssertEach.Of(audits.Take(count), audit => Assert.Equal(ReasonCode.Timeout, audit.Image.Reason!.Code));
        Assert.Equal(Verdict.Trust, audits[^1].Image.Verdict);
    }

    [Fact]
    public async Task One_registry_has_two_slots_and_ECR_eight()
    {
        var running = new Dictionary<string, int>();
        var most = new Dictionary<string, int>();
        var verifier = new FixedVerifier(async (image, token) =>
        {
            lock (running)
            {
                running[image.Registry] = running.GetValueOrDefault(image.Registry) + 1;
                most[image.Registry] = Math.Max(most.GetValueOrDefault(image.Registry), running[image.Registry]);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), _time, token);
            lock (running)
                running[image.Registry]--;
            return Verdict.Trust;
        });
        using var bench = new AuditBench { Verifier = verifier, Time = _time };
        const string ecr = "111122223333.dkr.ecr.us-east-1.amazonaws.com";
        var task = Tasks.Of([.. Enumerable.Range(0, 20).SelectMany(number =>
            new[] { Container("registry.example", $"a{number}"), Container(ecr, $"a{number}") })]);

        var auditing = bench.Auditor().AuditAsync([task], TimeSpan.FromMinutes(10), default);
        await RunAsync(auditing);

        AssertEach.Of(await auditing, audit => Assert.Equal(Verdict.Trust, audit.Image.Verdict));
        Assert.Equal((2, 8), (most["registry.example"], most[ecr]));
    }

    [Fact]
    public async Task An_image_that_took_too_long_has_a_second_chance_where_time_is_left()
    {
        using var bench = new AuditBench { Verifier = Verifier(TimeSpan.FromSeconds(9), new TaskCompletionSource()), Time = _time };

        var auditing = bench.Auditor().AuditAsync([Tasks.Of(Container("slow.example", "slow"))], OfLambda, default);
        await RunAsync(auditing);

        Assert.Equal(Unsigned, Assert.Single(await auditing).Image.Verdict);
    }

    [Theory]
    [InlineData(43.5, 8)]
    [InlineData(12, 3)]
    [InlineData(0, 0)]
    public void An_image_has_a_quarter_of_the_time_and_eight_seconds_at_most(double all, double one) =>
        Assert.Equal(TimeSpan.FromSeconds(one), ImageBudget.First(TimeSpan.FromSeconds(all)));

    /// <summary>What is slow answers after a while, and everything else at once.</summary>
    private FixedVerifier Verifier(TimeSpan slowness, TaskCompletionSource victim) => new(async (image, token) =>
    {
        if (!image.Repository.StartsWith("slow", StringComparison.Ordinal))
        {
            victim.TrySetResult();
            return Verdict.Trust;
        }

        await Task.Delay(slowness, _time, token);
        return Unsigned;
    });

    /// <summary>Lets time pass until the work is done: a little whenever nothing is left to do at the present time.</summary>
    private async Task RunAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(5));
            if (ThreadPool.PendingWorkItemCount == 0)
                _time.Advance(TimeSpan.FromSeconds(0.5));
        }
    }

    private static EcsContainer Container(string host, string name) => new(name) { Image = $"{host}/{name}:1", ImageDigest = Tasks.DigestOf(name) };
}
