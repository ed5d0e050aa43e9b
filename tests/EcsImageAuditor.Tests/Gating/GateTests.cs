using System.Text.Json.Nodes;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Gating;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Gating;

public sealed class GateTests : GateBench
{
    [Fact]
    public async Task Trusted_images_let_the_deployment_go_on()
    {
        Verdicts = new() { ["web"] = Verdict.Trust };
        var answer = await Gate(Described(Container("web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal("SUCCEEDED", answer.HookStatus);
        Assert.Null(answer.CallBackDelay);
        Assert.Empty(Sink.Findings);
    }

    [Fact]
    public async Task One_bad_image_fails_the_deployment_and_people_are_told_which()
    {
        Verdicts = new() { ["web"] = Verdict.Trust, ["sidecar"] = Unsigned };
        var answer = await Gate(Described(Container("web"), Container("sidecar")))
            .AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal("FAILED", answer.HookStatus);
        var finding = Assert.Single(Sink.Findings);
        Assert.Equal("sidecar", finding.Audit.Container.Name);
        Assert.Equal(Decision.Block, finding.Audit.Decision);
        Assert.Equal("shop", finding.Audit.Task.ServiceName);
        Assert.StartsWith("BLOCKED: Unsigned image in shop on prod", AlertText.Subject(finding), StringComparison.Ordinal);
        Assert.Contains("The deployment was failed before its tasks took over.", AlertText.Body(finding), StringComparison.Ordinal);
        Assert.Contains($"Service revision  {Revisions.Arn}", AlertText.Body(finding), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InconclusivePolicy.Wait, "IN_PROGRESS", 0)]
    [InlineData(InconclusivePolicy.Allow, "SUCCEEDED", 1)]
    [InlineData(InconclusivePolicy.Block, "FAILED", 1)]
    public async Task An_image_that_cannot_be_judged_is_treated_as_the_policy_says(InconclusivePolicy policy, string status, int alerts)
    {
        Verdicts = new() { ["web"] = Unknown };
        var answer = await Gate(Described(Container("web")), policy).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal(status, answer.HookStatus);
        Assert.Equal(status == "IN_PROGRESS" ? 60 : null, answer.CallBackDelay);
        Assert.Equal(alerts, Sink.Findings.Count);
    }

    [Fact]
    public async Task Waiting_ends_and_lets_the_deployment_through_with_an_alert()
    {
        Verdicts = new() { ["web"] = Unknown };
        var gate = Gate(Described(Container("web")));
        JsonNode? details = new JsonObject { ["any"] = "json" };

        for (var attempt = 0; attempt < GateRule.MostAttempts; attempt++)
        {
            var waiting = await gate.AnswerAsync(Read("PRE_SCALE_UP", details), AuditBench.Budget, default);
            Assert.Equal("IN_PROGRESS", waiting.HookStatus);
            details = waiting.HookDetails;
        }

        var answer = await gate.AnswerAsync(Read("PRE_SCALE_UP", details), AuditBench.Budget, default);

        Assert.Equal("SUCCEEDED", answer.HookStatus);
        Assert.Equal("json", (string?)answer.HookDetails!["any"]);
        Assert.Contains("the deployment was let through", AlertText.Summary(Assert.Single(Sink.Findings)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_stage_waits_for_itself()
    {
        Verdicts = new() { ["web"] = Unknown };
        var gate = Gate(Described(Container("web")));
        var details = new GateMemory(GateRule.MostAttempts, new Dictionary<string, string>()).AddTo(Request("PRE_SCALE_UP"));

        var answer = await gate.AnswerAsync(Read("POST_SCALE_UP", details), AuditBench.Budget, default);

        Assert.Equal("IN_PROGRESS", answer.HookStatus);
    }

    [Fact]
    public async Task A_count_that_was_configured_with_the_hook_is_no_count_of_this_deployment()
    {
        Verdicts = new() { ["web"] = Unknown };
        var details = JsonNode.Parse(
            """{"ecs-image-auditor":{"revision":"arn:aws:ecs:us-east-1:123456789012:service-revision/prod/shop/1","stage":"PRE_SCALE_UP","attempts":10}}"""
        );

        var answer = await Gate(Described(Container("web"))).AnswerAsync(Read("PRE_SCALE_UP", details), AuditBench.Budget, default);

        Assert.Equal("IN_PROGRESS", answer.HookStatus);
    }

    [Theory]
    [InlineData(false, "SUCCEEDED")]
    [InlineData(true, "FAILED")]
    public async Task A_digest_that_changed_between_the_stages_is_judged_anew(bool isBad, string status)
    {
        Verdicts = new() { ["web"] = Verdict.Trust };
        var before = await Gate(Described(Container("web", "web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);
        Verdicts = new() { ["web"] = isBad ? Unsigned : Verdict.Trust };
        var gate = Gate(Described(Container("web", "moved")));

        var after = await gate.AnswerAsync(Read("POST_SCALE_UP", before.HookDetails), AuditBench.Budget, default);

        Assert.Equal(status, after.HookStatus);
        if (isBad)
            Assert.Contains(
                "the tag moved",
                Assert.Single(Assert.Single(Sink.Findings).Audit.Image.Verification.Warnings),
                StringComparison.Ordinal
            );
    }

    /// <summary>ECS gives no details back that came with SUCCEEDED.</summary>
    [Fact]
    public async Task A_tag_that_moved_after_the_first_stage_let_it_through_is_told_by_what_the_ledger_kept()
    {
        Verdicts = new() { ["web"] = Verdict.Trust };
        await Gate(Described(Container("web", "web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);
        Verdicts = new() { ["web"] = Unsigned };

        await Gate(Described(Container("web", "moved"))).AnswerAsync(Read("POST_SCALE_UP"), AuditBench.Budget, default);

        Assert.Contains(
            $"The image was {Tasks.DigestOf("web")} at an earlier stage",
            Assert.Single(Assert.Single(Sink.Findings).Audit.Image.Verification.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_revision_ran_is_compared_with_nothing()
    {
        Verdicts = new() { ["web"] = Unsigned };
        await Ledger.KeepAsync($"{Revisions.Arn}0", new Dictionary<string, string> { ["web"] = Tasks.DigestOf("other") }, default);

        await Gate(Described(Container("web"))).AnswerAsync(Read("POST_SCALE_UP"), AuditBench.Budget, default);

        Assert.Empty(Assert.Single(Sink.Findings).Audit.Image.Verification.Warnings);
    }

    [Fact]
    public async Task A_ledger_that_hangs_is_left_after_a_while()
    {
        Verdicts = new() { ["web"] = Verdict.Trust };
        var time = new ManualTimeProvider();
        var hanging = new Mock<IRevisionLedger>();
        hanging.Setup(ledger => ledger.DigestsAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns(async (string _, CancellationToken token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return new Dictionary<string, string>();
            });
        hanging.Setup(ledger =>
                ledger.KeepAsync(It.IsAny<string>(), It.IsAny<IReadOnlyDictionary<string, string>>(), It.IsAny<CancellationToken>()))
            .Returns((string _, IReadOnlyDictionary<string, string> _, CancellationToken token) => Task.Delay(Timeout.Infinite, token));
        Ledger = hanging.Object;

        var answering = Gate(Described(Container("web")), ledgerTime: time).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);
        while (!answering.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(3));
            await Task.Yield();
        }

        Assert.Equal("SUCCEEDED", (await answering).HookStatus);
    }

    [Fact]
    public async Task A_pinned_digest_is_never_taken_for_a_verdict()
    {
        Verdicts = new() { ["web"] = Unsigned };
        var pinned = new GateMemory(0, new Dictionary<string, string> { ["web"] = Tasks.DigestOf("web") }).AddTo(Request("POST_SCALE_UP"));

        var answer = await Gate(Described(Container("web"))).AnswerAsync(Read("POST_SCALE_UP", pinned), AuditBench.Budget, default);

        Assert.Equal("FAILED", answer.HookStatus);
    }
}
