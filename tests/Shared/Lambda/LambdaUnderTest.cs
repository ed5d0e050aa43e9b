using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Lambda;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Lambda;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace EcsImageAuditor.Tests.Shared.Lambda;

/// <summary>
/// The Lambda in its own runtime loop, with the real notation and the stand-in plugin, verifying with the keys of a
/// <see cref="SignerServer"/>. Tests choose the registry and the AWS endpoint by variables.
/// </summary>
internal sealed class LambdaUnderTest : IAsyncDisposable
{
    public const string TrustedProfile = "release";

    private readonly CancellationTokenSource _ending = new();
    private readonly RuntimeApiServer _api;
    private readonly TemporaryFolder _config;
    private readonly StringWriter _log = new();
    private readonly LambdaHost _host;
    private readonly Task _loop;

    private LambdaUnderTest(
        RuntimeApiServer api,
        TemporaryFolder config,
        SignerServer signer,
        string trustedProfileArn,
        IEnumerable<(string, string)> variables,
        TimeProvider time
    )
    {
        (_api, _config) = (api, config);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_LAMBDA_RUNTIME_API"] = api.Endpoint,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ENDPOINT_URL_SIGNER"] = signer.Endpoint.ToString(),
            ["AUDITOR_TRUSTED_IDENTITIES"] = trustedProfileArn,
            ["NOTATION_CONFIG"] = _config.FullName,
            ["NOTATION_LIBEXEC"] = _config.FullName,
            ["DOTNET_ROOT"] = PluginBuild.Environment["DOTNET_ROOT"],
            ["DOCKER_CONFIG"] = _config.FullName,
            ["PATH"] =
                $"{Path.GetDirectoryName(ComponentCatalog.PathOf(Component.Notation))}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
        };
        foreach (var (name, value) in variables)
            environment[name] = value;
        _host = new LambdaHost(name => environment.GetValueOrDefault(name), TextWriter.Synchronized(_log), time);
        _loop = _host.RunAsync(environment.GetValueOrDefault("_HANDLER") ?? AuditFunction.HandlerName, _ending.Token);
    }

    /// <summary>Everything that the function has logged.</summary>
    public string Log => _log.ToString();

    public static Task<LambdaUnderTest> StartAsync(
        SignerServer signer,
        DockerRegistryFixture? registry,
        params (string Name, string Value)[] variables
    ) => StartAsync(signer, registry, TimeProvider.System, variables);

    public static async Task<LambdaUnderTest> StartAsync(
        SignerServer signer,
        DockerRegistryFixture? registry,
        TimeProvider time,
        params (string Name, string Value)[] variables
    )
    {
        var config = new TemporaryFolder();
        PluginBuild.Install(config.FullName);
        await signer.SigningChain.WriteTrustStoreAsync(config.FullName);
        if (registry is not null)
            await LogInAsync(registry, config);

        var profile = signer.PutSigningProfile(TrustedProfile);
        var registries = registry is null ? variables : [("AUDITOR_REGISTRIES", registry.Host), .. variables];
        return new LambdaUnderTest(await RuntimeApiServer.StartAsync(), config, signer, profile.Arn, registries, time);
    }

    /// <summary>Invokes with one event as EventBridge delivers it.</summary>
    public async Task<JsonArray> AuditAsync(JsonNode message, TimeSpan? deadline = null)
    {
        var result = await InvokeAsync(message, deadline);
        return result["findings"]!.AsArray();
    }

    /// <summary>Invokes with records of a queue.</summary>
    /// <returns>The ids of the messages that the function wants again.</returns>
    public async Task<IReadOnlyList<string>> AuditBatchAsync(JsonNode batch, TimeSpan? deadline = null)
    {
        var result = await InvokeAsync(batch, deadline);
        return [.. result["batchItemFailures"]!.AsArray().Select(failure => (string)failure!["itemIdentifier"]!)];
    }

    /// <summary>The metrics that the function has written, summed up.</summary>
    public double Metric(string name) => Log
        .Split('\n')
        .Where(line => line.Contains("CloudWatchMetrics", StringComparison.Ordinal))
        .Select(line => JsonNode.Parse(line)![name])
        .Sum(value => value is JsonArray values ? values.Sum(one => (double)one!) : (double?)value ?? 0);

    /// <summary>How many values of a metric the function has written.</summary>
    public int MetricCount(string name) => Log
        .Split('\n')
        .Where(line => line.Contains("CloudWatchMetrics", StringComparison.Ordinal))
        .Select(line => JsonNode.Parse(line)![name])
        .Sum(value => value is JsonArray values ? values.Count : value is null ? 0 : 1);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _host.Dispose();
        await _api.DisposeAsync();
        _ending.Dispose();
        _config.Dispose();
        await _log.DisposeAsync();
    }

    /// <summary>Invokes with any payload; the function answers, whatever it was given.</summary>
    public async Task<JsonNode> InvokeAsync(JsonNode payload, TimeSpan? deadline = null)
    {
        var invocation = _api.InvokeAsync(Encoding.UTF8.GetBytes(payload.ToJsonString()), deadline ?? Patience.Limit);
        if (await Task.WhenAny(invocation, _loop) == _loop)
            await _loop;
        var result = await invocation;
        Assert.True(result.Success, Encoding.UTF8.GetString(result.Payload.Span));
        return JsonNode.Parse(result.Payload.Span)!;
    }

    private static Task LogInAsync(DockerRegistryFixture registry, TemporaryFolder config)
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{registry.Username}:{registry.Password}"));
        var docker = new JsonObject { ["auths"] = new JsonObject { [registry.Host] = new JsonObject { ["auth"] = login } } };
        return File.WriteAllTextAsync(Path.Combine(config.FullName, "config.json"), docker.ToJsonString());
    }
}
