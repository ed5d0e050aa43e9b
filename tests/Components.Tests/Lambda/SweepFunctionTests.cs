using System.Text.Json.Nodes;
using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Lambda;

/// <summary>The handler "sweep" in Lambda's runtime loop: signatures verified, ECS and SNS over HTTP, moto's DynamoDB as memory.</summary>
[Collection(SharedMoto.Name)]
public sealed class SweepFunctionTests(MotoFixture moto) : IAsyncLifetime
{
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;
    private AwsServer _aws = null!;

    public async Task InitializeAsync()
    {
        if (ComponentCatalog.MissingReason(Component.Moto) is not null)
            return;
        _registry = await RegistryServer.StartAsync();
        _signer = await SignerServer.StartAsync();
        _aws = await AwsServer.StartAsync(new AwsServerOptions { Region = "us-east-1", Account = "123456789012" });
        _signer.PutSigningProfile(LambdaUnderTest.TrustedProfile);
        await moto.ResetAsync();
        using var http = new MotoClient(moto.Endpoint);
        await http.JsonAsync("dynamodb", "DynamoDB_20120810.CreateTable", JsonNode.Parse("""
            {"TableName":"auditor","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
            "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}]}
            """)!, "1.0");
    }

    public async Task DisposeAsync()
    {
        if (_registry is null)
            return;
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
        await _aws.DisposeAsync();
    }

    [NeedsFact(Component.Notation, Component.Moto)]
    public async Task A_signature_that_was_revoked_after_the_launch_alerts_once()
    {
        using var images = new SignedImages(_registry.Host, _signer);
        RunningFleet.Run(_aws, "prod", "good", await images.TrustedAsync("good"), 120);
        var (image, job) = await SignAsync("shop");
        RunningFleet.Run(_aws, "prod", "shop", image, 130);
        await using var lambda = await StartAsync();

        Assert.Empty((await SweepAsync(lambda))["changes"]!.AsArray());
        _signer.RevokeSignature(job);
        var second = await SweepAsync(lambda);
        var third = await SweepAsync(lambda);

        Assert.Equal("newly-revoked", (string?)Assert.Single(second["changes"]!.AsArray())!["change"]);
        Assert.Equal(130, (int?)second["containers"]!["untrusted"]);
        Assert.Equal(120, (int?)second["containers"]!["trusted"]);
        Assert.Empty(third["changes"]!.AsArray());
        Assert.StartsWith("Untrusted image in shop on prod", Assert.Single(_aws.Published).Subject, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation, Component.Moto)]
    public async Task The_payload_may_name_clusters()
    {
        using var images = new SignedImages(_registry.Host, _signer);
        var image = await images.TrustedAsync("web");
        RunningFleet.Run(_aws, "prod", "web", image, 2);
        RunningFleet.Run(_aws, "test", "web", image, 3);
        await using var lambda = await StartAsync();

        var answer = await lambda.InvokeAsync(new JsonObject { ["clusters"] = new JsonArray("test") });

        Assert.Equal(3, (int?)answer["tasks"]);
        Assert.True((bool?)answer["complete"]);
    }

    [NeedsFact(Component.Notation, Component.Moto)]
    public async Task ECS_that_refuses_is_told_in_the_answer_and_in_the_log()
    {
        await using var lambda = await StartAsync();
        _aws.Faults.Add(new Fault(new FaultKind.Status(400) { Body = """{"__type":"AccessDeniedException","message":"no"}""" }));

        var answer = await SweepAsync(lambda);

        Assert.Contains("ecs:ListClusters failed", (string?)answer["notes"]![0], StringComparison.Ordinal);
        Assert.Contains("AccessDeniedException", lambda.Log, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation, Component.Moto)]
    public async Task A_throttled_ECS_is_asked_again()
    {
        using var images = new SignedImages(_registry.Host, _signer);
        RunningFleet.Run(_aws, "prod", "web", await images.TrustedAsync("web"), 2);
        await using var lambda = await StartAsync();
        _aws.Faults.Add(
            new Fault(new FaultKind.Status(400) { Body = """{"__type":"ThrottlingException","message":"Rate exceeded"}""" }, times: 2)
        );

        var answer = await SweepAsync(lambda);

        Assert.Equal(2, (int?)answer["containers"]!["trusted"]);
        Assert.Empty(answer["notes"]!.AsArray());
    }

    private async Task<((string, string) Image, string Job)> SignAsync(string repository)
    {
        using var http = new HttpClient();
        var writer = new RegistryWriter(http, _registry.Host, null);
        var image = await writer.PushAsync(repository, ImageBuilder.Image(repository), "1");
        using var attacher = new SignatureAttacher(writer, _signer);
        var attached = await attacher.AttachAsync(repository, image, LambdaUnderTest.TrustedProfile);
        return (($"{_registry.Host}/{repository}:1", image.Digest), attached.Signature.JobId);
    }

    private static Task<JsonNode> SweepAsync(LambdaUnderTest lambda) => lambda.InvokeAsync(new JsonObject { ["source"] = "aws.events" });

    private Task<LambdaUnderTest> StartAsync() => LambdaUnderTest.StartAsync(
        _signer,
        registry: null,
        ("_HANDLER", "sweep"),
        ("AUDITOR_VERIFIER", "builtin"),
        ("AUDITOR_TABLE", "auditor"),
        ("AUDITOR_REGISTRIES", _registry.Host),
        ("AWS_ENDPOINT_URL", _aws.Endpoint.ToString()),
        ("AWS_ENDPOINT_URL_DYNAMODB", moto.Endpoint.ToString()),
        ("AUDITOR_TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:alerts"));
}
