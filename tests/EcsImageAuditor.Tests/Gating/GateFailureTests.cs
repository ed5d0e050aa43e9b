using System.Text.Json;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Gating;
using ImageSignatures.Verdicts;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Gating;

/// <summary>What the gate answers where something does not work.</summary>
public sealed class GateFailureTests : GateBench
{
    public static TheoryData<Exception> Failures => new()
    {
        new AmazonECSException("Rate exceeded") { ErrorCode = "ThrottlingException" },
        new AccessDeniedException("no"),
        new ServerException("down"),
        new HttpRequestException("refused"),
        new IOException("The connection was reset."),
        new JsonException("<html>"),
        new Amazon.Runtime.AmazonClientException("no credentials"),
        new TaskCanceledException("the client's own timeout"),
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task ECS_that_does_not_tell_the_images_is_inconclusive_and_never_an_exception(Exception failure)
    {
        var ecs = new Mock<IAmazonECS>();
        ecs.Setup(client =>
                client.DescribeServiceRevisionsAsync(It.IsAny<DescribeServiceRevisionsRequest>(), It.IsAny<CancellationToken>())
            )
            .ThrowsAsync(failure);

        Assert.Equal("IN_PROGRESS", (await Gate(ecs).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus);
        Assert.Equal(
            "SUCCEEDED",
            (await Gate(ecs, InconclusivePolicy.Allow).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus
        );
        Assert.Equal(
            "FAILED",
            (await Gate(ecs, InconclusivePolicy.Block).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus
        );
        AssertEach.Of(
            Sink.Findings,
            finding => Assert.Contains("ecs:DescribeServiceRevisions", finding.Audit.Image.Reason!.Message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task ECS_that_hangs_is_inconclusive_within_the_budget()
    {
        var ecs = new Mock<IAmazonECS>();
        ecs.Setup(client =>
                client.DescribeServiceRevisionsAsync(It.IsAny<DescribeServiceRevisionsRequest>(), It.IsAny<CancellationToken>())
            )
            .Returns<DescribeServiceRevisionsRequest, CancellationToken>(
                async (_, token) =>
                {
                    await Task.Delay(Timeout.Infinite, token);
                    return new DescribeServiceRevisionsResponse();
                }
            );

        var answer = await Gate(ecs).AnswerAsync(Read("PRE_SCALE_UP"), TimeSpan.FromMilliseconds(100), default);

        Assert.Equal("IN_PROGRESS", answer.HookStatus);
    }

    [Fact]
    public async Task A_revision_that_lists_no_images_is_judged_by_its_task_definition()
    {
        Verdicts = new() { ["web"] = Unsigned };
        var ecs = Described();
        ecs.Setup(client =>
                client.DescribeTaskDefinitionAsync(
                    It.Is<DescribeTaskDefinitionRequest>(request => request.TaskDefinition == Revisions.TaskDefinition),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                new DescribeTaskDefinitionResponse
                {
                    TaskDefinition = new()
                    {
                        ContainerDefinitions = [new() { Name = "web", Image = $"registry.example/web@{Tasks.DigestOf("web")}" }],
                    },
                }
            );

        var answer = await Gate(ecs).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal("FAILED", answer.HookStatus);
        Assert.Equal("web", Assert.Single(Sink.Findings).Audit.Container.Name);
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
    public async Task ASink_that_fails_does_not_change_the_answer()
    {
        Verdicts = new() { ["web"] = Unsigned };

        var answer = await Gate(Described(Container("web")), sink: new RecordingSink("broken", new HttpRequestException("down")))
            .AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal("FAILED", answer.HookStatus);
    }

    [Fact]
    public async Task Machines_hear_of_every_definite_verdict_once_the_deployment_is_decided()
    {
        Verdicts = new()
        {
            ["web"] = Verdict.Trust,
            ["sidecar"] = Unsigned,
            ["lost"] = Unknown,
        };
        await Gate(Described(Container("web"), Container("sidecar"), Container("lost")))
            .AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);

        Assert.Equal(
            [("sidecar", Decision.Block), ("web", Decision.Allow)],
            Events.Findings.Select(finding => (finding.Audit.Container.Name, finding.Audit.Decision)).Order());
    }

    [Fact]
    public async Task Machines_hear_of_a_deployment_that_goes_on_and_of_nothing_while_it_waits()
    {
        Verdicts = new() { ["web"] = Verdict.Trust, ["lost"] = Unknown };
        await Gate(Described(Container("web"), Container("lost"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);
        Assert.Empty(Events.Findings);

        await Gate(Described(Container("web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default);
        Assert.Equal(Decision.Allow, Assert.Single(Events.Findings).Audit.Decision);
    }

    [Fact]
    public async Task A_bus_that_takes_nothing_does_not_change_the_answer()
    {
        Verdicts = new() { ["web"] = Unsigned };
        Events.Refuses = true;

        Assert.Equal(
            "FAILED",
            (await Gate(Described(Container("web"))).AnswerAsync(Read("PRE_SCALE_UP"), AuditBench.Budget, default)).HookStatus
        );
    }
}
