using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.State;
using EcsImageAuditor.Tests.Shared.Auditing;
using ImageSignatures.Verdicts;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>Which tasks are stopped, and what is alerted, although somebody tries to change it.</summary>
public sealed class TaskStopTests
{
    private const string Definition = "arn:aws:ecs:us-east-1:123456789012:task-definition/run:1";
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");

    private readonly RecordingSink _sink = new("first");

    [Fact]
    public async Task Tasks_of_a_services_name_use_up_neither_its_stops_nor_its_alert()
    {
        using var bench = Bench();
        EcsTask[] strangers = [.. Enumerable.Range(0, 6).Select(number => Standalone($"run{number}", group: "service:shop"))];
        var service = Tasks.Named("svc", Tasks.Container("app"));
        bench.Runs([.. strangers, service]);
        var run = bench.Run();

        foreach (var task in strangers)
            Assert.IsType<StopResult.Stopped>(await StopAsync(run, task));
        Assert.IsType<StopResult.Stopped>(await StopAsync(run, service));

        Assert.Equal(["family:run", "service:shop"], _sink.Findings.Select(finding => finding.Audit.Task.Workload));
    }

    [Fact]
    public async Task An_alert_of_a_task_with_a_services_name_does_not_count_as_the_services()
    {
        using var bench = Bench(StopPolicy.Never);
        var run = bench.Run();

        await StopAsync(run, Standalone("run", group: "shop"));
        await StopAsync(run, Tasks.Named("svc", Tasks.Container("app")));

        Assert.Equal([null, "shop"], _sink.Findings.Select(finding => finding.Audit.Task.ServiceName));
    }

    [Fact]
    public async Task Other_groups_of_one_task_definition_are_one_alert()
    {
        using var bench = Bench(StopPolicy.Never);
        var run = bench.Run();

        for (var number = 0; number < 20; number++)
            await StopAsync(run, Standalone($"run{number}", group: $"group{number}"));

        Assert.Single(_sink.Findings);
    }

    [Fact]
    public async Task A_task_of_its_own_is_stopped_each_time()
    {
        using var bench = Bench();
        EcsTask[] tasks = [.. Enumerable.Range(0, 12).Select(number => Standalone($"run{number}", group: "family:run"))];
        bench.Runs(tasks);
        var run = bench.Run();

        foreach (var task in tasks)
            Assert.IsType<StopResult.Stopped>(await StopAsync(run, task));

        bench.VerifyStops(12);
    }

    public static TheoryData<string, Func<EcsTask, EcsTask>> Lies => new()
    {
        { "runs another digest", task => With(task, Tasks.Container("app") with { ImageDigest = Tasks.DigestOf("good") }) },
        { "runs another image", task => With(task, Tasks.Container("app", "good") with { ImageDigest = Tasks.DigestOf("app") }) },
        { "has no digest yet", task => task with { Containers = [Tasks.Container("app") with { ImageDigest = null }] } },
        { "has no such container", task => task with { Containers = [Tasks.Container("other")] } },
        { "is of another group", task => task with { Group = "service:good" } },
        { "was started by another", task => task with { StartedBy = "ecs-svc/2" } },
        { "is of another definition", task => task with { TaskDefinitionArn = Definition } },
        { "is in another cluster", task => task with { ClusterArn = Tasks.Cluster + "2" } },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_task_that_ECS_describes_otherwise_is_not_stopped(string otherwise, Func<EcsTask, EcsTask> truth)
    {
        using var bench = Bench();
        var told = Tasks.Named("victim", Tasks.Container("app"));
        bench.Runs(truth(told));

        var outcome = Assert.Single(
            await bench.Run().RunAsync([new AuditRequest(told, false)], AuditBench.Budget, CancellationToken.None));

        bench.VerifyStops(0);
        Assert.False(outcome.NeedsRetry, otherwise);
        var finding = Assert.Single(_sink.Findings);
        Assert.NotEmpty(Assert.IsType<StopResult.NotStopped>(finding.Stop).Why);
        Assert.Equal("not-stopped", new FindingReport(finding).Stop.Result);
    }

    [Fact]
    public async Task A_task_that_was_not_stopped_does_not_use_up_the_stops_of_its_service()
    {
        using var bench = Bench();
        var victims = Enumerable.Range(0, 9).Select(number => Tasks.Named($"lie{number}", Tasks.Container("app"))).ToArray();
        var bad = Tasks.Named("true", Tasks.Container("app"));
        bench.Runs([.. victims.Select(task => task with { Containers = [Tasks.Container("good")] }), bad]);
        var run = bench.Run();

        foreach (var task in victims)
            Assert.IsType<StopResult.NotStopped>(await StopAsync(run, task));

        Assert.IsType<StopResult.Stopped>(await StopAsync(run, bad));
    }

    [Fact]
    public async Task Without_ECSs_word_nothing_is_stopped_and_the_event_is_tried_again()
    {
        using var bench = Bench();
        bench.Ecs
            .Setup(ecs => ecs.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonECSException("Rate exceeded") { ErrorCode = "ThrottlingException" });

        Assert.IsType<StopResult.Failed>(await StopAsync(bench.Run(), Tasks.Of(Tasks.Container("app")), needsRetry: true));
    }

    [Fact]
    public async Task A_task_that_ECS_does_not_know_any_more_is_gone()
    {
        using var bench = Bench(Listed);
        bench.Runs();

        Assert.IsType<StopResult.AlreadyGone>(await StopAsync(bench.Run(), Tasks.Of(Tasks.Container("app"))));
    }

    [Fact]
    public async Task A_cluster_that_is_listed_by_name_is_asked_for_by_name_so_that_another_accounts_is_left_alone()
    {
        using var bench = Bench();
        bench.Runs();

        var not = Assert.IsType<StopResult.NotStopped>(await StopAsync(bench.Run(), Tasks.Of(Tasks.Container("app"))));

        Assert.Contains("the auditor's own account and region", not.Why, StringComparison.Ordinal);
        bench.Ecs.Verify(ecs => ecs.DescribeTasksAsync(
            It.Is<DescribeTasksRequest>(request => request.Cluster == "prod"), It.IsAny<CancellationToken>()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_task_of_a_managed_daemon_is_told_of_and_never_stopped(bool dryRun)
    {
        using var bench = Bench(Listed with { DryRun = dryRun });
        var daemon = Standalone("d", group: "any") with
        {
            TaskDefinitionArn = "arn:aws:ecs:us-east-1:123456789012:daemon-task-definition/agent:2",
        };

        var not = Assert.IsType<StopResult.NotStopped>(await StopAsync(bench.Run(), daemon));

        Assert.Contains("drains a container instance", not.Why, StringComparison.Ordinal);
        Assert.Single(_sink.Findings);
        bench.Ecs.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task An_event_of_a_direct_call_is_judged_and_told_and_stops_nothing()
    {
        using var bench = Bench();
        var request = new AuditRequest(Tasks.Of(Tasks.Container("app")), IsLastAttempt: true) { IsDirect = true };

        await bench.Run().RunAsync([request], AuditBench.Budget, CancellationToken.None);

        Assert.Contains(
            "direct call",
            Assert.IsType<StopResult.NotStopped>(Assert.Single(_sink.Findings).Stop).Why,
            StringComparison.Ordinal
        );
        bench.Ecs.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Of_two_bad_containers_one_that_runs_is_enough()
    {
        using var bench = Bench();
        var told = Tasks.Of(Tasks.Container("app"), Tasks.Container("sidecar"));
        bench.Runs(told with { Containers = [Tasks.Container("sidecar")] });

        Assert.IsType<StopResult.Stopped>(await StopAsync(bench.Run(), told));

        bench.Ecs.Verify(ecs => ecs.StopTaskAsync(
            It.Is<StopTaskRequest>(request => request.Reason.Contains("container sidecar")), It.IsAny<CancellationToken>()));
    }

    private static StopPolicy Listed => new() { Enabled = true, Clusters = [Tasks.Cluster] };

    private AuditBench Bench(StopPolicy? stops = null) =>
        new()
        {
            Verifier = new FixedVerifier((_, _) => Task.FromResult<ImageSignatures.Verification.ImageVerification>(Unsigned)),
            Stops = stops ?? new StopPolicy { Enabled = true, Clusters = ["prod"] },
            Sinks = [_sink],
            State = new StateOptions { StopLimit = 5 },
        };

    private static EcsTask With(EcsTask task, EcsContainer container) => task with { Containers = [container] };

    private static EcsTask Standalone(string id, string group) =>
        Tasks.Named(id, Tasks.Container("app")) with { Group = group, StartedBy = "me", TaskDefinitionArn = Definition };

    private static async Task<StopResult> StopAsync(AuditRun run, EcsTask task, bool needsRetry = false)
    {
        var outcome = Assert.Single(await run.RunAsync([new AuditRequest(task, false)], AuditBench.Budget, CancellationToken.None));
        Assert.Equal(needsRetry, outcome.NeedsRetry);
        return outcome.Findings[0].Stop;
    }
}
