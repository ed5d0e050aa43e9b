using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.State;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Auditing;

public sealed class AuditRunTests
{
    private static readonly StopPolicy Stop = new() { Enabled = true, Clusters = ["prod"] };
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");
    private static readonly Verdict Throttled = Verdict.Because(ReasonCode.RegistryThrottled, "Throttled.");

    private readonly RecordingSink _sink = new("first");

    [Fact]
    public async Task A_bad_image_is_told_and_a_good_one_is_not()
    {
        using var bench = Bench(("bad", Unsigned), ("good", Verdict.Trust));

        var outcome = Assert.Single(await RunAsync(bench.Run(), Tasks.Of(Tasks.Container("bad"), Tasks.Container("good"))));

        Assert.False(outcome.NeedsRetry);
        Assert.Equal("bad", Assert.Single(_sink.Findings).Audit.Container.Name);
    }

    [Fact]
    public async Task Several_states_of_one_task_are_one_audit_also_in_later_batches()
    {
        var verifier = new FixedVerifier(("bad", Unsigned));
        using var bench = new AuditBench { Verifier = verifier, Sinks = [_sink] };
        var (run, task) = (bench.Run(), Tasks.Of(Tasks.Container("bad")));

        await RunAsync(run, task, task with { Version = 9, HasStopped = true });
        var later = Assert.Single(await RunAsync(run, task with { Version = 10, HasStopped = true }));

        Assert.Single(verifier.Asked);
        Assert.Single(_sink.Findings);
        Assert.Equal(VerdictKind.Unsigned, Assert.Single(later.Findings).Audit.Image.Verdict.Kind);
    }

    [Fact]
    public async Task A_bad_task_of_a_listed_cluster_is_stopped_once_and_its_alert_says_so()
    {
        using var bench = Bench(Stop, ("bad", Unsigned), ("worse", Unsigned));
        var task = Tasks.Of(Tasks.Container("bad"), Tasks.Container("worse"));
        bench.Runs(task);

        await RunAsync(bench.Run(), task);

        bench.Ecs.Verify(
            ecs =>
                ecs.StopTaskAsync(
                    It.Is<StopTaskRequest>(request =>
                        request.Task == task.TaskArn && request.Cluster == Tasks.Cluster && request.Reason.Length <= 255
                    ),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
        Assert.Equal(2, _sink.Findings.Count);
        AssertEach.Of(_sink.Findings, finding => Assert.IsType<StopResult.Stopped>(finding.Stop));
    }

    [Fact]
    public async Task A_dry_run_stops_nothing_and_says_what_it_would_do()
    {
        using var bench = Bench(Stop with { DryRun = true }, ("bad", Unsigned));

        await RunAsync(bench.Run(), Tasks.Of(Tasks.Container("bad")));

        bench.Ecs.VerifyNoOtherCalls();
        Assert.IsType<StopResult.WouldStop>(Assert.Single(_sink.Findings).Stop);
    }

    [Fact]
    public async Task An_inconclusive_image_stops_nothing_tells_nobody_yet_and_is_tried_again()
    {
        using var bench = Bench(Stop, ("web", Throttled));

        Assert.True(Assert.Single(await RunAsync(bench.Run(), Tasks.Of(Tasks.Container("web")))).NeedsRetry);

        bench.Ecs.VerifyNoOtherCalls();
        Assert.Empty(_sink.Findings);
    }

    [Fact]
    public async Task On_the_last_attempt_people_are_told_that_it_is_inconclusive()
    {
        using var bench = Bench(("web", Throttled));

        var outcome = Assert.Single(
            await bench
                .Run()
                .RunAsync(
                    [new AuditRequest(Tasks.Of(Tasks.Container("web")), IsLastAttempt: true)],
                    AuditBench.Budget,
                    CancellationToken.None
                )
        );

        Assert.True(outcome.NeedsRetry);
        Assert.Equal(ReasonCode.RegistryThrottled, Assert.Single(_sink.Findings).Audit.Image.Reason!.Code);
    }

    [Fact]
    public async Task A_retry_for_one_container_does_not_tell_of_the_others_again()
    {
        var attempts = 0;
        using var bench = new AuditBench
        {
            Sinks = [_sink],
            Verifier = new FixedVerifier(
                (image, _) =>
                    Task.FromResult<ImageVerification>(
                        image.Repository == "bad" ? Unsigned
                        : ++attempts == 1 ? Throttled
                        : Verdict.Trust
                    )
            ),
        };
        var (run, task) = (bench.Run(), Tasks.Of(Tasks.Container("bad"), Tasks.Container("web")));

        Assert.True(Assert.Single(await RunAsync(run, task)).NeedsRetry);
        Assert.False(Assert.Single(await RunAsync(run, task)).NeedsRetry);

        Assert.Single(_sink.Findings);
    }

    [Fact]
    public async Task One_sinks_failure_does_not_silence_the_others_and_is_tried_again()
    {
        var broken = new RecordingSink("broken", new InvalidOperationException("no"));
        using var bench = new AuditBench { Verifier = new FixedVerifier(("bad", Unsigned)), Sinks = [broken, _sink] };

        Assert.True(Assert.Single(await RunAsync(bench.Run(), Tasks.Of(Tasks.Container("bad")))).NeedsRetry);

        Assert.Single(_sink.Findings);
    }

    [Fact]
    public async Task A_stop_that_fails_is_told_and_tried_again()
    {
        using var bench = Bench(Stop, ("bad", Unsigned));
        bench.Runs(Tasks.Of(Tasks.Container("bad")));
        bench.Ecs
            .Setup(ecs => ecs.StopTaskAsync(It.IsAny<StopTaskRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonECSException("User is not authorized") { ErrorCode = "AccessDeniedException" });

        Assert.True(Assert.Single(await RunAsync(bench.Run(), Tasks.Of(Tasks.Container("bad")))).NeedsRetry);

        Assert.Contains(
            "AccessDeniedException",
            Assert.IsType<StopResult.Failed>(Assert.Single(_sink.Findings).Stop).Why,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_task_that_is_gone_needs_no_stopping()
    {
        using var bench = Bench(Stop, ("bad", Unsigned));
        bench.Runs(Tasks.Of(Tasks.Container("bad")));
        bench.Ecs
            .Setup(ecs => ecs.StopTaskAsync(It.IsAny<StopTaskRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidParameterException("The referenced task was not found."));

        Assert.False(Assert.Single(await RunAsync(bench.Run(), Tasks.Of(Tasks.Container("bad")))).NeedsRetry);

        Assert.IsType<StopResult.AlreadyGone>(Assert.Single(_sink.Findings).Stop);
    }

    [Fact]
    public async Task A_service_that_restarts_a_bad_image_is_stopped_so_often_and_then_people_are_told_that_it_is_not_any_more()
    {
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(("bad", Unsigned)),
            Sinks = [_sink],
            Stops = Stop,
            State = new StateOptions { StopLimit = 3 },
        };
        var tasks = Enumerable.Range(0, 10).Select(task => Tasks.Named($"{task}", Tasks.Container("bad"))).ToArray();
        bench.Runs(tasks);
        var run = bench.Run();

        foreach (var task in tasks)
            Assert.False(Assert.Single(await RunAsync(run, task)).NeedsRetry);

        bench.VerifyStops(3);
        Assert.Equal(2, _sink.Findings.Count);
        Assert.IsType<StopResult.Stopped>(_sink.Findings.First().Stop);
        var refused = _sink.Findings.Last();
        Assert.Equal(3, Assert.IsType<StopResult.Refused>(refused.Stop).Stops);
        Assert.Contains("3 of the service's tasks with this image were stopped already", AlertText.Body(refused), StringComparison.Ordinal);
        Assert.Contains(Tasks.DigestOf("bad"), AlertText.Body(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_image_of_one_service_is_one_alert_and_the_next_window_tells_how_many()
    {
        var time = new ManualTimeProvider();
        using var bench = new AuditBench { Verifier = new FixedVerifier(("bad", Unsigned)), Sinks = [_sink], Time = time };
        var run = bench.Run();
        for (var task = 0; task < 5; task++)
            await RunAsync(run, Tasks.Named($"{task}", Tasks.Container("bad")));
        Assert.Single(_sink.Findings);

        time.Advance(TimeSpan.FromDays(1));
        await RunAsync(run, Tasks.Named("later", Tasks.Container("bad")));

        var seen = _sink.Findings.Last().Seen!;
        Assert.Equal((6, 5), (seen.Total, seen.SinceLastAlert));
        Assert.Contains(
            "6 times since 2030-01-01 00:00:00 UTC, 5 of them since the last alert",
            AlertText.Body(_sink.Findings.Last()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_image_that_ECR_is_still_signing_alerts_on_the_last_attempt_alone()
    {
        using var bench = Bench(("web", Verdict.Because(ReasonCode.SigningInProgress, "ECR is still signing.")));
        var task = Tasks.Of(Tasks.Container("web"));

        Assert.True(Assert.Single(await RunAsync(bench.Run(), task)).NeedsRetry);
        Assert.Empty(_sink.Findings);
        await bench.Run().RunAsync([new AuditRequest(task, IsLastAttempt: true)], AuditBench.Budget, CancellationToken.None);
        Assert.Single(_sink.Findings);
    }

    private AuditBench Bench(params (string, Verdict)[] verdicts) => Bench(StopPolicy.Never, verdicts);

    private AuditBench Bench(StopPolicy stops, params (string, Verdict)[] verdicts) =>
        new()
        {
            Verifier = new FixedVerifier(verdicts),
            Sinks = [_sink],
            Stops = stops,
        };

    private static Task<IReadOnlyList<TaskOutcome>> RunAsync(AuditRun run, params EcsImageAuditor.Ecs.EcsTask[] states) =>
        run.RunAsync([.. states.Select(task => new AuditRequest(task, IsLastAttempt: false))], AuditBench.Budget, CancellationToken.None);
}
