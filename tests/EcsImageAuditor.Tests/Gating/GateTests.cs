using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Verification;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Gating;

public sealed class GateTests : IDisposable
{
    private static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature refers to the image.");
    private static readonly Verdict Unknown = Verdict.Because(ReasonCode.RegistryUnreachable, "The registry does not answer.");

    private readonly RecordingSink _sink = new("sink");
    private readonly RecordingVerdictSink _events = new();
    private readonly List<AuditBench> _benches = [];
    private Dictionary<string, Verdict> _verdicts = [];

    public void Dispose() => _benches.ForEach(bench => bench.Dispose());

    [Fact]
    public async Task Trusted_images_let_the_deployment_go_on()
    {
        _verdicts = new() { ["web"] = Verdict.Trust };
        var answer = await Gate(Described(Container("web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal("SUCCEEDED", answer.HookStatus);
        Assert.Null(answer.CallBackDelay);
        Assert.Empty(_sink.Findings);
    }

    [Fact]
    public async Task One_bad_image_fails_the_deployment_and_people_are_told_which()
    {
        _verdicts = new() { ["web"] = Verdict.Trust, ["sidecar"] = Unsigned };
        var answer = await Gate(Described(Container("web"), Container("sidecar"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal("FAILED", answer.HookStatus);
        var finding = Assert.Single(_sink.Findings);
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
        _verdicts = new() { ["web"] = Unknown };
        var answer = await Gate(Described(Container("web")), policy).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal(status, answer.HookStatus);
        Assert.Equal(status == "IN_PROGRESS" ? 60 : null, answer.CallBackDelay);
        Assert.Equal(alerts, _sink.Findings.Count);
    }

    [Fact]
    public async Task Waiting_ends_and_lets_the_deployment_through_with_an_alert()
    {
        _verdicts = new() { ["web"] = Unknown };
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
        Assert.Contains("the deployment was let through", AlertText.Summary(Assert.Single(_sink.Findings)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_stage_waits_for_itself()
    {
        _verdicts = new() { ["web"] = Unknown };
        var gate = Gate(Described(Container("web")));
        var details = new GateMemory(GateRule.MostAttempts, new Dictionary<string, string>()).AddTo(Request("PRE_SCALE_UP"));

        var answer = await gate.AnswerAsync(Read("POST_SCALE_UP", details), AuditBench.Budget, default);

        Assert.Equal("IN_PROGRESS", answer.HookStatus);
    }

    [Fact]
    public async Task A_count_that_was_configured_with_the_hook_is_no_count_of_this_deployment()
    {
        _verdicts = new() { ["web"] = Unknown };
        var details = JsonNode.Parse("""{"ecs-image-auditor":{"revision":"arn:aws:ecs:us-east-1:123456789012:service-revision/prod/shop/1","stage":"PRE_SCALE_UP","attempts":10}}""");

        var answer = await Gate(Described(Container("web"))).AnswerAsync(Read("PRE_SCALE_UP", details), AuditBench.Budget, default);

        Assert.Equal("IN_PROGRESS", answer.HookStatus);
    }

    [Theory]
    [InlineData(false, "SUCCEEDED")]
    [InlineData(true, "FAILED")]
    public async Task A_digest_that_changed_between_the_stages_is_judged_anew(bool isBad, string status)
    {
        _verdicts = new() { ["web"] = Verdict.Trust };
        var before = await Gate(Described(Container("web", "web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);
        _verdicts = new() { ["web"] = isBad ? Unsigned : Verdict.Trust };
        var gate = Gate(Described(Container("web", "moved")));

        var after = await gate.AnswerAsync(Read("POST_SCALE_UP", before.HookDetails), AuditBench.Budget, default);

        Assert.Equal(status, after.HookStatus);
        if (isBad)
            Assert.Contains("the tag moved", Assert.Single(Assert.Single(_sink.Findings).Audit.Image.Verification.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pinned_digest_is_never_taken_for_a_verdict()
    {
        _verdicts = new() { ["web"] = Unsigned };
        var pinned = new GateMemory(0, new Dictionary<string, string> { ["web"] = Tasks.DigestOf("web") }).AddTo(Request("POST_SCALE_UP"));

        var answer = await Gate(Described(Container("web"))).AnswerAsync(Read("POST_SCALE_UP", pinned), AuditBench.Budget, default);

        Assert.Equal("FAILED", answer.HookStatus);
    }

    public static TheoryData<Exception> Failures => new()
    {
        new AmazonECSException("Rate exceeded") { ErrorCode = "ThrottlingException" },
        new AccessDeniedException("no"),
        new ServerException("down"),
        new HttpRequestException("refused"),
        new Amazon.Runtime.AmazonClientException("no credentials"),
        new TaskCanceledException("the client's own timeout"),
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task ECS_that_does_not_tell_the_images_is_inconclusive_and_never_an_exception(Exception failure)
    {
        var ecs = new Mock<IAmazonECS>();
        ecs.Setup(client => client.DescribeServiceRevisionsAsync(It.IsAny<DescribeServiceRevisionsRequest>(), It.IsAny<CancellationToken>())).ThrowsAsync(failure);

        Assert.Equal("IN_PROGRESS", (await Gate(ecs).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus);
        Assert.Equal("SUCCEEDED", (await Gate(ecs, InconclusivePolicy.Allow).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus);
        Assert.Equal("FAILED", (await Gate(ecs, InconclusivePolicy.Block).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus);
        Assert.All(_sink.Findings, finding => Assert.Contains("ecs:DescribeServiceRevisions", finding.Audit.Image.Reason!.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ECS_that_hangs_is_inconclusive_within_the_budget()
    {
        var ecs = new Mock<IAmazonECS>();
        ecs.Setup(client => client.DescribeServiceRevisionsAsync(It.IsAny<DescribeServiceRevisionsRequest>(), It.IsAny<CancellationToken>()))
            .Returns<DescribeServiceRevisionsRequest, CancellationToken>(async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return new DescribeServiceRevisionsResponse();
            });

        var answer = await Gate(ecs).AnswerAsync(Read("PRE_SCALE_UP"), TimeSpan.FromMilliseconds(100), default);

        Assert.Equal("IN_PROGRESS", answer.HookStatus);
    }

    [Fact]
    public async Task A_revision_that_lists_no_images_is_judged_by_its_task_definition()
    {
        _verdicts = new() { ["web"] = Unsigned };
        var ecs = Described();
        ecs.Setup(client => client.DescribeTaskDefinitionAsync(It.Is<DescribeTaskDefinitionRequest>(request => request.TaskDefinition == Revisions.TaskDefinition), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeTaskDefinitionResponse
            {
                TaskDefinition = new() { ContainerDefinitions = [new() { Name = "web", Image = $"registry.example/web@{Tasks.DigestOf("web")}" }] },
            });

        var answer = await Gate(ecs).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal("FAILED", answer.HookStatus);
        Assert.Equal("web", Assert.Single(_sink.Findings).Audit.Container.Name);
    }

    [Fact]
    public async Task A_revision_without_any_container_is_never_let_go_on_as_good()
    {
        var ecs = Described();
        ecs.Setup(client => client.DescribeTaskDefinitionAsync(It.IsAny<DescribeTaskDefinitionRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeTaskDefinitionResponse());

        Assert.Equal("IN_PROGRESS", (await Gate(ecs).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus);
    }

    [Theory]
    [InlineData(InconclusivePolicy.Wait, "FAILED")]
    [InlineData(InconclusivePolicy.Block, "FAILED")]
    [InlineData(InconclusivePolicy.Allow, "SUCCEEDED")]
    public async Task A_payload_that_cannot_be_understood_has_a_clear_answer(InconclusivePolicy policy, string status)
    {
        var answer = await Gate(Described(), policy).AnswerAsync(GatePayload.Read("{}"u8), AuditBench.Budget, default);

        Assert.Equal($$"""{"hookStatus":"{{status}}"}""", JsonSerializer.Serialize(answer, GateJsonContext.Default.GateAnswer));
    }

    [Fact]
    public async Task A_sink_that_fails_does_not_change_the_answer()
    {
        _verdicts = new() { ["web"] = Unsigned };

        var answer = await Gate(Described(Container("web")), sink: new RecordingSink("broken", new HttpRequestException("down")))
            .AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal("FAILED", answer.HookStatus);
    }

    [Fact]
    public async Task Machines_hear_of_every_definite_verdict_once_the_deployment_is_decided()
    {
        _verdicts = new() { ["web"] = Verdict.Trust, ["sidecar"] = Unsigned, ["lost"] = Unknown };
        await Gate(Described(Container("web"), Container("sidecar"), Container("lost"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal(
            [("sidecar", Decision.Block), ("web", Decision.Allow)],
            _events.Findings.Select(finding => (finding.Audit.Container.Name, finding.Audit.Decision)).Order());
    }

    [Fact]
    public async Task Machines_hear_of_a_deployment_that_goes_on_and_of_nothing_while_it_waits()
    {
        _verdicts = new() { ["web"] = Verdict.Trust, ["lost"] = Unknown };
        await Gate(Described(Container("web"), Container("lost"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);
        Assert.Empty(_events.Findings);

        await Gate(Described(Container("web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);
        Assert.Equal(Decision.Allow, Assert.Single(_events.Findings).Audit.Decision);
    }

    [Fact]
    public async Task A_bus_that_takes_nothing_does_not_change_the_answer()
    {
        _verdicts = new() { ["web"] = Unsigned };
        _events.Refuses = true;

        Assert.Equal("FAILED", (await Gate(Described(Container("web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus);
    }

    private Gate Gate(Mock<IAmazonECS> ecs, InconclusivePolicy policy = InconclusivePolicy.Wait, RecordingSink? sink = null)
    {
        var bench = new AuditBench { Verifier = new FixedVerifier((image, _) => Task.FromResult<ImageVerification>(_verdicts[image.Repository])), Sinks = [sink ?? _sink] };
        _benches.Add(bench);
        return new Gate(new RevisionReader(_ => ecs.Object), _ => bench.Auditor(), bench.Responder(), _events, policy, TimeProvider.System, NullLogger<Gate>.Instance);
    }

    private static Mock<IAmazonECS> Described(params ContainerImage[] images)
    {
        var ecs = new Mock<IAmazonECS>();
        ecs.Setup(client => client.DescribeServiceRevisionsAsync(
                It.Is<DescribeServiceRevisionsRequest>(request => request.ServiceRevisionArns.Single() == Revisions.Arn), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeServiceRevisionsResponse
            {
                ServiceRevisions = [new() { ServiceRevisionArn = Revisions.Arn, TaskDefinition = Revisions.TaskDefinition, ContainerImages = [.. images] }],
            });
        return ecs;
    }

    private static ContainerImage Container(string name, string? digestOf = null) =>
        new() { ContainerName = name, Image = $"registry.example/{name}:1", ImageDigest = Tasks.DigestOf(digestOf ?? name) };

    private static GateReading Read(string stage, JsonNode? details = null) => GatePayload.Read(Revisions.Payload(stage, details).Utf8());

    private static GateRequest Request(string stage) => ((GateReading.Understood)Read(stage)).Request;
}
