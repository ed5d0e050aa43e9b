using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Gating;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Lambda;

/// <summary>The handler "gate" in Lambda's runtime loop: signatures verified, ECS and SNS over HTTP.</summary>
public sealed class GateFunctionTests : IAsyncLifetime
{
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;
    private AwsServer _aws = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync();
        _signer = await SignerServer.StartAsync();
        _aws = await AwsServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
        await _aws.DisposeAsync();
    }

    [NeedsFact(Component.Notation)]
    public async Task A_tag_is_resolved_pinned_and_compared_when_the_tasks_run()
    {
        await using var lambda = await StartAsync();
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, digest) = await images.TrustedAsync("web");
        _aws.AddServiceRevision(Revisions.Described(("web", image, null)).ToJsonString());

        var before = await lambda.InvokeAsync(Revisions.Payload("PRE_SCALE_UP", new JsonObject { ["team"] = "shop" }));

        Assert.Equal("SUCCEEDED", (string?)before["hookStatus"]);
        Assert.Equal("shop", (string?)before["hookDetails"]!["team"]);
        Assert.Equal(digest, (string?)before["hookDetails"]!["ecs-image-auditor"]!["digests"]!["web"]);

        var (_, other) = await images.UnsignedAsync("other");
        _aws.AddServiceRevision(Revisions.Described(("web", image, digest)).ToJsonString());
        Assert.Equal(
            "SUCCEEDED",
            (string?)(await lambda.InvokeAsync(Revisions.Payload("POST_SCALE_UP", before["hookDetails"])))["hookStatus"]
        );

        _aws.AddServiceRevision(
            Revisions.Described(("web", image.Replace("/web:", "/other:", StringComparison.Ordinal), other)).ToJsonString()
        );
        Assert.Equal(
            "FAILED",
            (string?)(await lambda.InvokeAsync(Revisions.Payload("POST_SCALE_UP", before["hookDetails"])))["hookStatus"]
        );
        var alert = Assert.Single(_aws.Published);
        Assert.StartsWith("BLOCKED: Unsigned image in shop on prod", alert.Subject, StringComparison.Ordinal);
        Assert.Contains("the tag moved", alert.Message, StringComparison.Ordinal);
        Assert.Equal("block", alert.Attributes["decision"]);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("unsigned")]
    [InlineData("revoked")]
    public async Task A_bad_image_fails_the_deployment_before_a_task_starts(string kind)
    {
        await using var lambda = await StartAsync(("AUDITOR_MODE", "audit"));
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, _) = kind == "unsigned" ? await images.UnsignedAsync("web") : await images.RevokedAsync("web");
        _aws.AddServiceRevision(Revisions.Described(("web", image, null)).ToJsonString());

        var answer = await lambda.InvokeAsync(Revisions.Payload("PRE_SCALE_UP", shape: "flat"));

        Assert.Equal("""{"hookStatus":"FAILED"}""", answer.ToJsonString());
        Assert.Single(_aws.Published);
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("wait", "IN_PROGRESS")]
    [InlineData("allow", "SUCCEEDED")]
    [InlineData("block", "FAILED")]
    public async Task ECS_that_refuses_is_answered_as_the_setting_says(string setting, string status)
    {
        await using var lambda = await StartAsync(("AUDITOR_GATE_INCONCLUSIVE", setting));
        _aws.Faults.Add(new Fault(
            new FaultKind.Status(400) { Body = """{"__type":"AccessDeniedException","message":"no"}""" },
            request => request.Operation.Contains("DescribeServiceRevisions", StringComparison.Ordinal)));

        var answer = await lambda.InvokeAsync(Revisions.Payload("PRE_SCALE_UP"));

        Assert.Equal(status, (string?)answer["hookStatus"]);
        Assert.Contains("AccessDeniedException", lambda.Log, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_payload_that_is_none_is_a_failed_hook_and_a_line_in_the_log()
    {
        await using var lambda = await StartAsync();

        var answer = await lambda.InvokeAsync(new JsonObject { ["source"] = "aws.events" });

        Assert.Equal("FAILED", (string?)answer["hookStatus"]);
        Assert.Contains("executionDetails.targetServiceRevisionArn is missing", lambda.Log, StringComparison.Ordinal);
    }

    private Task<LambdaUnderTest> StartAsync(params (string, string)[] variables) => LambdaUnderTest.StartAsync(
        _signer,
        registry: null,
        [
            ("_HANDLER", "gate"), ("AUDITOR_VERIFIER", "builtin"), ("AWS_ENDPOINT_URL", _aws.Endpoint.ToString()),
            ("AUDITOR_TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:alerts"), ("AUDITOR_REGISTRIES", _registry.Host), .. variables,
        ]);
}
