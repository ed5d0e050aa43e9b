using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Lambda;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;

namespace Deployment.Tests.Image;

/// <summary>What the function talks to, on the loopback interface.</summary>
internal sealed class ImageWorld : IAsyncDisposable
{
    private readonly SignerServer _signer;
    private readonly RegistryServer _registry;
    private readonly HttpClient _http = new();

    private ImageWorld(SignerServer signer, RegistryServer registry, AwsServer aws, RuntimeApiServer api) =>
        (_signer, _registry, Aws, Api) = (signer, registry, aws, api);

    public AwsServer Aws { get; }

    public RuntimeApiServer Api { get; }

    public static async Task<ImageWorld> StartAsync(SignerServer signer) =>
        new(signer, await RegistryServer.StartAsync(), await AwsServer.StartAsync(), await RuntimeApiServer.StartAsync());

    /// <summary>The variables that Lambda and the stack would set.</summary>
    public Dictionary<string, string> Variables() => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = Api.Endpoint,
        ["AWS_REGION"] = "us-west-2",
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_ENDPOINT_URL"] = Aws.Endpoint.ToString(),
        ["AWS_ENDPOINT_URL_SIGNER"] = _signer.Endpoint.ToString(),
        ["AUDITOR_TOPIC_ARN"] = "arn:aws:sns:us-west-2:111122223333:alerts",
        ["AUDITOR_REGISTRIES"] = _registry.Host,
        ["AUDITOR_TRUSTED_IDENTITIES"] = _signer.PutSigningProfile("release").Arn,
    };

    /// <summary>A container of a new image.</summary>
    /// <param name="name">Of the container and its repository.</param>
    /// <param name="profile">The profile that signs the image, or null.</param>
    public async Task<JsonObject> ContainerAsync(string name, string? profile)
    {
        var writer = new RegistryWriter(_http, _registry.Host);
        var image = await writer.PushAsync(name, ImageBuilder.Image(name), "1");
        if (profile is not null)
        {
            _signer.PutSigningProfile(profile);
            using var attacher = new SignatureAttacher(writer, _signer);
            await attacher.AttachAsync(name, image, profile);
        }

        return new JsonObject
        {
            ["name"] = name,
            ["image"] = $"{_registry.Host}/{name}:1",
            ["imageDigest"] = image.Digest,
            ["lastStatus"] = "RUNNING",
        };
    }

    /// <summary>Hands the function an event.</summary>
    /// <returns>Its answer.</returns>
    public async Task<JsonNode> InvokeAsync(RunningImage function, JsonObject payload)
    {
        var result = await function.AnswerAsync(Api.InvokeAsync(Encoding.UTF8.GetBytes(payload.ToJsonString()), TimeSpan.FromSeconds(60)));
        Assert.True(result.Success, Encoding.UTF8.GetString(result.Payload.Span));
        return JsonNode.Parse(result.Payload.Span)!;
    }

    /// <summary>Hands the function a running task with these containers.</summary>
    /// <returns>Each container with its verdict and the reason.</returns>
    public async Task<IReadOnlyList<string>> AuditAsync(RunningImage function, params JsonObject[] containers)
    {
        var answer = await InvokeAsync(function, TaskEvent.Of("RUNNING", containers));
        return
        [
            .. answer["findings"]!
                .AsArray()
                .Select(finding => $"{finding!["container"]} {finding["verdict"]} {finding["reason"]?["code"]}".Trim()),
        ];
    }

    /// <summary>Asks the function about the deployment of a service revision with one container, as ECS does before it starts a task.</summary>
    /// <returns>Its answer.</returns>
    public Task<JsonNode> DeployAsync(RunningImage function, string revision, JsonObject container)
    {
        var arn = $"arn:aws:ecs:us-west-2:111122223333:service-revision/prod/shop/{revision}";
        Aws.AddServiceRevision(
            new JsonObject
            {
                ["serviceRevisionArn"] = arn,
                ["serviceArn"] = "arn:aws:ecs:us-west-2:111122223333:service/prod/shop",
                ["clusterArn"] = "arn:aws:ecs:us-west-2:111122223333:cluster/prod",
                ["containerImages"] = new JsonArray(
                    new JsonObject { ["containerName"] = container["name"]!.ToString(), ["image"] = container["image"]!.ToString() }
                ),
            }.ToJsonString()
        );
        return InvokeAsync(
            function,
            new JsonObject
            {
                ["lifecycleStage"] = "PRE_SCALE_UP",
                ["executionDetails"] = new JsonObject { ["targetServiceRevisionArn"] = arn },
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Api.DisposeAsync();
        await Aws.DisposeAsync();
        await _registry.DisposeAsync();
    }
}
