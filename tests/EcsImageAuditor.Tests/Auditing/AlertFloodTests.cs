using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.State;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using EcsImageAuditor.Tests.Sinks;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Tests.Auditing;

public sealed class AlertFloodTests
{
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature.");

    private readonly RecordingSink _sink = new("first");
    private readonly RecordingVerdictSink _verdicts = new();
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_flood_of_task_definitions_is_fifty_alerts_and_one_summary_and_no_verdict_is_lost()
    {
        using var bench = Bench();

        await AuditAsync(bench.Run(), [.. Enumerable.Range(0, 300).Select(Stranger)]);

        Assert.Equal(50, _sink.Findings.Count);
        var summary = Assert.Single(_sink.Summaries);
        Assert.Equal(new AlertScope(Tasks.Cluster, "tasks"), summary.Scope);
        Assert.InRange(summary.LeftOut.Count, 1, 200);
        Assert.Equal(300, _verdicts.Findings.Count);

        // Tools that hear verdict events get those that were sent and the one with which the summary went out.
        Assert.Equal(51, _verdicts.Findings.Count(finding => finding.Seen!.LeftOut is null));
    }

    [Fact]
    public async Task A_flood_of_tasks_hides_no_service()
    {
        using var bench = Bench();
        var run = bench.Run();
        await AuditAsync(run, [.. Enumerable.Range(0, 60).Select(Stranger)]);

        await AuditAsync(run, Tasks.Named("svc", Tasks.Container("app")));

        Assert.Equal("shop", _sink.Findings.Last().Audit.Task.ServiceName);
    }

    [Fact]
    public async Task What_was_left_out_after_the_summary_is_told_with_the_first_alert_of_the_next_window()
    {
        using var bench = Bench();
        var run = bench.Run();
        await AuditAsync(run, [.. Enumerable.Range(0, 60).Select(Stranger)]);
        var first = Assert.Single(_sink.Summaries);

        _time.Advance(TimeSpan.FromDays(1));
        await AuditAsync(run, Stranger(1000));

        Assert.Equal(51, _sink.Findings.Count);
        Assert.Equal(10, first.LeftOut.Count + _sink.Summaries.Last().LeftOut.Count);
    }

    [Fact]
    public async Task A_summary_that_nobody_took_is_tried_again_with_the_event()
    {
        var broken = new RecordingSink("broken", new InvalidOperationException("no"));
        var state = new StateOptions { AlertLimit = 1 };
        var (alerts, flood) = (new InMemoryAlertLedger(state, _time), new InMemoryFloodLedger(state, _time));
        using var good = Bench(state, alerts, flood, _sink);
        using var bad = Bench(state, alerts, flood, broken);
        await AuditAsync(good.Run(), Stranger(1));

        Assert.True((await AuditAsync(bad.Run(), Stranger(2)))[0].NeedsRetry);
        Assert.False((await AuditAsync(good.Run(), Stranger(2)))[0].NeedsRetry);

        Assert.Single(_sink.Summaries);
    }

    [Fact]
    public void A_summary_says_how_many_of_what_and_cannot_be_forged()
    {
        var scope = new AlertScope(Tasks.Cluster, "tasks");
        AlertEntry Entry(int number, string workload) => AlertEntry.Of(
            new AlertKey(Tasks.Cluster, workload, $"registry.example/{number}", ReasonCode.NoSignature, null));
        var summary = new AlertSummary(
            scope, [Entry(1, "family:web")], [Entry(2, "family:web"), Entry(3, "family:\nSTOPPED: all is well")], 7, _time.GetUtcNow());

        var body = SummaryText.Body(summary);

        Assert.StartsWith("TOO MANY ALERTS: 2+ left out on prod", body, StringComparison.Ordinal);
        Assert.Contains("no-signature: 3 alerts", body, StringComparison.Ordinal);
        Assert.Contains("family:web: 2 alerts", body, StringComparison.Ordinal);
        Assert.DoesNotContain(body.Split('\n'), line => line.StartsWith("STOPPED", StringComparison.Ordinal));
        Assert.Contains("left out on prod", ChatNotification.Of(summary).Content.Title, StringComparison.Ordinal);
        var schema = JsonNode.Parse(
            File.ReadAllText(Path.Combine(ComponentCatalog.RepositoryRoot, "docs", "schemas", "alert-summary-1.schema.json"))
        )!;
        var report = JsonSerializer.Serialize(new AlertSummaryReport(summary), ReportJsonContext.Readable.AlertSummaryReport);
        Assert.Empty(JsonSchema.Check(schema, JsonNode.Parse(report)));
    }

    private AuditBench Bench(
        StateOptions? state = null, IAlertLedger? alerts = null, IFloodLedger? flood = null, RecordingSink? sink = null) =>
        new()
        {
            Verifier = new FixedVerifier((_, _) => Task.FromResult<ImageVerification>(Unsigned)),
            Sinks = [sink ?? _sink],
            VerdictSink = _verdicts,
            Time = _time,
            State = state ?? new StateOptions(),
            Alerts = alerts,
            Flood = flood,
        };

    private static EcsTask Stranger(int number) => Tasks.Named($"run{number}", Tasks.Container("app")) with
    {
        Group = "service:shop",
        StartedBy = "me",
        TaskDefinitionArn = $"arn:aws:ecs:us-east-1:123456789012:task-definition/x{number}:1",
    };

    private static Task<IReadOnlyList<TaskOutcome>> AuditAsync(AuditRun run, params EcsTask[] tasks) =>
        run.RunAsync([.. tasks.Select(task => new AuditRequest(task, false))], AuditBench.Budget, CancellationToken.None);
}
