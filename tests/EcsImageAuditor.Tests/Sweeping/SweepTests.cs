using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Sweeping;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Shared.Ecs;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Sweeping;

public sealed class SweepTests : IDisposable
{
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature refers to the image.");
    private static readonly Verdict Revoked = Verdict.Because(ReasonCode.Revoked, "The signature was revoked.");
    private static readonly Verdict Unknown = Verdict.Because(ReasonCode.RegistryUnreachable, "The registry does not answer.");

    private readonly TemporaryFolder _folder = new();

    private string StatePath => Path.Combine(_folder.FullName, "state.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_thousand_tasks_take_forty_one_calls_and_each_digest_is_verified_once()
    {
        using var bench = new SweepBench();
        bench.Fleet.Add("prod", 2000, number => $"app{number % 50}");

        var summary = await bench.SweepAsync();

        Assert.True(summary.Complete);
        Assert.Equal((2000, 2000, 2000), (summary.Tasks, summary.Containers.Trusted, summary.Containers.Exempt));
        Assert.Equal(50, bench.Verified.Count);
        Assert.Equal(50, bench.Verified.Distinct().Count());
        Assert.Equal(
            [("DescribeTasks", 20), ("ListClusters", 1), ("ListTasks", 20)],
            bench.Fleet.Calls.CountBy(call => call.Operation).OrderBy(count => count.Key).Select(count => (count.Key, count.Value)));
        Assert.Equal(50, summary.Workloads.Count);
        Assert.Equal(40, summary.Workloads[0].Tasks);
    }

    [Fact]
    public async Task A_large_fleet_is_listed_within_half_of_what_ECS_grants()
    {
        using var bench = new SweepBench();
        bench.Fleet.Add("prod", 20_000, number => $"app{number % 50}");
        var started = bench.Time.GetUtcNow();

        var summary = await bench.SweepAsync();

        Assert.Equal(20_000, summary.Tasks);
        var calls = bench
            .Fleet.Calls.Where(call => call.Operation != "ListClusters")
            .Select(call => (call.At - started).TotalSeconds)
            .ToArray();
        Assert.Equal(400, calls.Length);
        AssertEach.Of(calls.Index(), call => Assert.True(call.Index + 1 <= 50 + (10 * call.Item) + 0.001));
        Assert.Equal(35, calls[^1], 1);
        Assert.Equal(50, bench.Verified.Count);
    }

    [Fact]
    public async Task A_revocation_after_the_launch_is_found_by_the_next_sweep_and_told_once()
    {
        using var bench = new SweepBench { Memory = FileSweepMemory.Open(StatePath) };
        bench.Fleet.Add("prod", 250, number => $"app{number % 5}");
        Assert.Empty((await bench.SweepAsync()).Changes);

        bench.Verdicts["app3"] = Revoked;
        var second = await bench.SweepAsync();
        var third = await bench.SweepAsync();

        var change = Assert.Single(second.Changes);
        Assert.Equal((SweepChange.NewlyRevoked, "service:app3"), (change.Change, change.Workload));
        Assert.Equal("app3", Assert.Single(bench.Sink.Findings).Audit.Task.ServiceName);
        Assert.Equal(50, second.Containers.Untrusted);
        Assert.Empty(third.Changes);
        Assert.Equal(50, third.Containers.Untrusted);
    }

    [Fact]
    public async Task What_was_bad_and_is_trusted_now_is_reported_and_alerts_nobody()
    {
        using var bench = new SweepBench { Memory = FileSweepMemory.Open(StatePath) };
        bench.Fleet.Add("prod", 3, _ => "app");
        bench.Verdicts["app"] = Unsigned;
        Assert.Equal(SweepChange.NewlyUnsigned, Assert.Single((await bench.SweepAsync()).Changes).Change);

        bench.Verdicts.Clear();
        var second = await bench.SweepAsync();

        Assert.Equal(SweepChange.NewlyTrusted, Assert.Single(second.Changes).Change);
        Assert.Single(bench.Sink.Findings);
    }

    [Fact]
    public async Task An_inconclusive_sweep_changes_nothing_and_forgets_nothing()
    {
        using var bench = new SweepBench { Memory = FileSweepMemory.Open(StatePath) };
        bench.Fleet.Add("prod", 3, _ => "app");
        await bench.SweepAsync();
        bench.Verdicts["app"] = Unknown;

        var second = await bench.SweepAsync();
        bench.Verdicts["app"] = Revoked;
        var third = await bench.SweepAsync();

        Assert.Empty(second.Changes);
        Assert.True(second.HasGaps);
        Assert.Equal(3, second.Containers.Inconclusive);
        Assert.Equal(SweepChange.NewlyRevoked, Assert.Single(third.Changes).Change);
        Assert.Equal(Revoked, Assert.Single(bench.Sink.Findings).Audit.Image.Verdict);
    }

    [Fact]
    public async Task Without_a_memory_everything_is_reported_and_nothing_is_called_changed()
    {
        using var bench = new SweepBench();
        bench.Fleet.Add("prod", 300, number => number % 2 == 0 ? "good" : "bad");
        bench.Verdicts["bad"] = Unsigned;

        var first = await bench.SweepAsync();
        var second = await bench.SweepAsync();

        Assert.Empty(first.Changes);
        Assert.Empty(second.Changes);
        Assert.Equal(8, bench.Found.Count(report => report.Change is null));
        Assert.Equal(2, bench.Sink.Findings.Count);
    }

    [Fact]
    public async Task A_sweep_that_runs_out_of_time_goes_on_where_it_stopped()
    {
        var clock = new SteppingClock();
        using var bench = new SweepBench(clock) { Memory = FileSweepMemory.Open(StatePath) };
        bench.Fleet.Add("a", 500, number => $"a{number}");
        bench.Fleet.Add("b", 500, number => $"b{number}");
        bench.Fleet.Before = (_, _, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        };

        var summaries = new List<SweepSummary>();
        do
            summaries.Add(await bench.SweepAsync(TimeSpan.FromSeconds(100)));
        while (!summaries[^1].Complete && summaries.Count < 20);

        Assert.True(summaries.Count > 2);
        Assert.Equal(1000, summaries.Sum(summary => summary.Tasks));
        Assert.Equal(1000, bench.Verified.Distinct().Count());
        Assert.Equal(1000, bench.Verified.Count);
        Assert.False(summaries[0].Resumed);
        Assert.EndsWith("cluster/a", summaries[0].StoppedIn, StringComparison.Ordinal);
        AssertEach.Of(summaries.Skip(1), summary => Assert.True(summary.Resumed));
        Assert.False((await bench.SweepAsync()).Resumed);
    }

    [Fact]
    public async Task A_page_token_that_has_expired_restarts_its_cluster_alone()
    {
        var clock = new SteppingClock();
        using var bench = new SweepBench(clock) { Memory = FileSweepMemory.Open(StatePath) };
        bench.Fleet.Add("a", 100, number => $"a{number}");
        bench.Fleet.Add("b", 500, number => $"b{number}");
        bench.Fleet.Before = (_, _, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        };
        var first = await bench.SweepAsync(TimeSpan.FromSeconds(9));
        Assert.EndsWith("cluster/b", first.StoppedIn, StringComparison.Ordinal);
        bench.Fleet.Generation++;

        var second = await bench.SweepAsync();

        Assert.True(second is { Complete: true, Resumed: true, Tasks: 500 });
        Assert.Null(Assert.Single(second.Clusters).Trouble);
    }

    [Fact]
    public async Task A_page_that_takes_longer_than_all_the_time_does_not_hold_the_sweep_forever()
    {
        var clock = new ManualTimeProvider();
        using var bench = new SweepBench(clock) { Memory = FileSweepMemory.Open(StatePath) };
        bench.Fleet.Add("prod", 150, number => $"app{number}");
        bench.BeforeVerification = () =>
        {
            clock.Advance(TimeSpan.FromHours(1));
            return Task.CompletedTask;
        };

        var first = await bench.SweepAsync(TimeSpan.FromHours(1));
        bench.BeforeVerification = () => Task.CompletedTask;
        var second = await bench.SweepAsync(TimeSpan.FromHours(1));

        Assert.False(first.Complete);
        Assert.True(first.Containers.Inconclusive > 0);
        Assert.True(second is { Complete: true, Resumed: true, Tasks: 50 });
    }

    public static TheoryData<Exception> Failures => new()
    {
        new AmazonECSException("Rate exceeded") { ErrorCode = "ThrottlingException" },
        new AccessDeniedException("no"),
        new ServerException("down"),
        new HttpRequestException("refused"),
        new TaskCanceledException("the client's own timeout"),
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_cluster_that_cannot_be_listed_is_told_of_and_the_others_are_swept(Exception failure)
    {
        using var bench = new SweepBench();
        bench.Fleet.Add("a", 10, _ => "app");
        bench.Fleet.Add("b", 10, _ => "app");
        bench.Fleet.Before = (_, cluster, _) => cluster == "a" ? throw failure : Task.CompletedTask;

        var summary = await bench.SweepAsync();

        Assert.True(summary is { Complete: true, HasGaps: true, Tasks: 10 });
        Assert.Contains("ecs:ListTasks", summary.Clusters[0].Trouble, StringComparison.Ordinal);
        Assert.Null(summary.Clusters[1].Trouble);
    }

    [Fact]
    public async Task ECS_that_does_not_list_the_clusters_is_a_note_and_never_a_clean_result()
    {
        using var bench = new SweepBench();
        bench.Fleet.Before = (_, _, _) => throw new AccessDeniedException("no");

        var summary = await bench.SweepAsync();

        Assert.True(summary.HasGaps);
        Assert.Contains("ecs:ListClusters failed in us-east-1 (", Assert.Single(summary.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ECS_that_hangs_ends_the_sweep_in_time()
    {
        var clock = new ManualTimeProvider();
        using var bench = new SweepBench(clock);
        bench.Fleet.Add("prod", 150, _ => "app");
        bench.Fleet.Before = (operation, _, token) =>
        {
            if (operation != "DescribeTasks")
                return Task.CompletedTask;
            clock.Advance(TimeSpan.FromHours(1));
            return Task.Delay(Timeout.Infinite, token);
        };

        var summary = await bench.SweepAsync(TimeSpan.FromHours(1));

        Assert.False(summary.Complete);
        Assert.EndsWith("cluster/prod", summary.StoppedIn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_does_not_exist_is_told_of()
    {
        using var bench = new SweepBench();
        bench.Fleet.Add("prod", 1, _ => "app");

        var summary = await bench.SweepAsync(null, "prod", "none");

        Assert.Equal(1, summary.Tasks);
        Assert.Contains("none", Assert.Single(summary.Clusters, cluster => cluster.Trouble is not null).Cluster, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_could_not_be_told_of_is_told_by_the_next_sweep()
    {
        using var bench = new SweepBench
        {
            Memory = FileSweepMemory.Open(StatePath),
            Sink = new RecordingSink("broken", new HttpRequestException("down")),
        };
        bench.Fleet.Add("prod", 250, _ => "app");
        bench.Verdicts["app"] = Unsigned;
        await bench.SweepAsync();
        bench.Sink = new RecordingSink("mended");

        var second = await bench.SweepAsync();
        await bench.SweepAsync();

        Assert.Single(second.Changes);
        Assert.Single(bench.Sink.Findings);
    }

    [Fact]
    public async Task Each_service_that_runs_a_bad_image_is_told_of_also_where_another_page_has_it()
    {
        using var bench = new SweepBench { Memory = FileSweepMemory.Open(StatePath) };
        bench.Fleet.Add("prod", 250, _ => "app", number => number < 150 ? "shop" : "cart");
        bench.Verdicts["app"] = Revoked;

        var summary = await bench.SweepAsync();
        var again = await bench.SweepAsync();

        Assert.Equal(["cart", "shop"], bench.Sink.Findings.Select(finding => finding.Audit.Task.ServiceName).Order());
        Assert.Equal(2, summary.Changes.Count);
        Assert.Empty(again.Changes);
        Assert.Equal(250, again.Containers.Untrusted);
    }

    [Fact]
    public async Task A_sweep_keeps_its_place_while_the_clusters_cannot_be_listed()
    {
        var memory = FileSweepMemory.Open(StatePath);
        var place = new SweepPosition(FakeFleet.ClusterArn("b"), null);
        await memory.KeepPositionAsync("all/us-east-1", place, default);
        using var bench = new SweepBench { Memory = memory };
        bench.Fleet.Add("a", 1, _ => "app");
        bench.Fleet.Add("b", 2, _ => "app");
        bench.Fleet.Before = (operation, _, _) => operation == "ListClusters" ? throw new ServerException("down") : Task.CompletedTask;

        var failed = await bench.SweepAsync();
        Assert.False(failed.Complete);
        Assert.Equal(place, await memory.PositionAsync("all/us-east-1", default));

        bench.Fleet.Before = (_, _, _) => Task.CompletedTask;
        Assert.Equal(2, (await bench.SweepAsync()).Tasks);
    }

    [Fact]
    public async Task A_bad_container_is_told_of_once_though_another_one_of_its_task_cannot_be_judged()
    {
        using var bench = new SweepBench { Memory = FileSweepMemory.Open(StatePath) };
        bench.Fleet.Add("prod", 3, _ => "app", sidecar: "lost");
        (bench.Verdicts["app"], bench.Verdicts["lost"]) = (Unsigned, Unknown);

        await bench.SweepAsync();
        var second = await bench.SweepAsync();

        Assert.Equal("app", Assert.Single(bench.Sink.Findings).Audit.Container.Name);
        Assert.Empty(second.Changes);
        Assert.Equal(3, second.Containers.Inconclusive);
    }

    [Fact]
    public async Task Every_task_with_a_bad_image_is_stopped_where_that_is_asked_for()
    {
        using var bench = new SweepBench
        {
            Memory = FileSweepMemory.Open(StatePath),
            Stops = new StopPolicy { Enabled = true, Clusters = ["prod"] },
        };
        bench.Fleet.Add("prod", 250, number => number % 2 == 0 ? "good" : "bad");
        bench.Fleet.Add("test", 10, _ => "bad");
        bench.Verdicts["bad"] = Unsigned;

        await bench.SweepAsync();

        Assert.Equal(125, bench.Fleet.Stopped.Distinct().Count());
        AssertEach.Of(bench.Fleet.Stopped, task => Assert.Contains("task/prod/", task, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_memory_that_fails_is_a_note_and_everything_is_told()
    {
        using var bench = new SweepBench { Memory = new BrokenMemory() };
        bench.Fleet.Add("prod", 10, _ => "app");
        bench.Verdicts["app"] = Unsigned;

        var summary = await bench.SweepAsync();

        Assert.Contains("The table is down.", Assert.Single(summary.Notes), StringComparison.Ordinal);
        Assert.Equal(10, summary.Containers.Unsigned);
        Assert.Single(bench.Sink.Findings);
        Assert.Empty(summary.Changes);
    }

    [Fact]
    public async Task A_dry_run_is_not_remembered()
    {
        var memory = FileSweepMemory.Open(StatePath);
        var journal = new SweepJournal(memory, new SweepRequest { Region = "us-east-1", Remembers = false }, TimeProvider.System);

        await journal.KeepPositionAsync(new SweepPosition("prod", null), default);

        Assert.Null(await memory.PositionAsync("all/us-east-1", default));
        Assert.False(File.Exists(StatePath));
    }

    private sealed class BrokenMemory : ISweepMemory
    {
        private static readonly SweepMemoryException Down = new("The table is down.", new HttpRequestException("down"));

        public Task<SweepPosition?> PositionAsync(string scope, CancellationToken cancellationToken) => throw Down;

        public Task KeepPositionAsync(string scope, SweepPosition? position, CancellationToken cancellationToken) => throw Down;

        public Task<IReadOnlyDictionary<string, KnownImage>> ImagesAsync(SweepWorkload workload, CancellationToken cancellationToken) =>
            throw Down;

        public Task KeepImagesAsync(
            IReadOnlyDictionary<SweepWorkload, IReadOnlyDictionary<string, KnownImage>> images,
            CancellationToken cancellationToken
        ) => throw Down;
    }
}
