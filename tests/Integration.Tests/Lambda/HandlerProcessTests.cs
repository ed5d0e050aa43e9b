using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Gating;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Integration.Tests.Lambda;

/// <summary>The executable with each handler's name in <c>_HANDLER</c>.</summary>
public sealed class HandlerProcessTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _config = new();
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;
    private AwsServer _aws = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync();
        _signer = await SignerServer.StartAsync();
        _aws = await AwsServer.StartAsync();
        _signer.PutSigningProfile(LambdaUnderTest.TrustedProfile);
        await _signer.SigningChain.WriteTrustStoreAsync(_config.FullName);
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
        await _aws.DisposeAsync();
    }

    public void Dispose() => _config.Dispose();

    [Fact]
    public async Task Sweep_answers_with_its_summary()
    {
        using var images = new SignedImages(_registry.Host, _signer);
        RunningFleet.Run(_aws, "prod", "web", await images.TrustedAsync("web"), 3);
        await using var lambda = await StartAsync("sweep");

        var summary = await lambda.InvokeAsync(new JsonObject());

        Assert.Equal("ecs-image-auditor.sweep/1", (string?)summary["schema"]);
        Assert.Equal(3, (int?)summary["containers"]!["trusted"]);
    }

    [Fact]
    public async Task Gate_answers_what_ECS_understands()
    {
        using var images = new SignedImages(_registry.Host, _signer);
        var (image, _) = await images.UnsignedAsync("web");
        _aws.AddServiceRevision(Revisions.Described(("web", image, null)).ToJsonString());
        await using var lambda = await StartAsync("gate");

        var answer = await lambda.InvokeAsync(Revisions.Payload("PRE_SCALE_UP"));

        Assert.Equal("""{"hookStatus":"FAILED"}""", answer.ToJsonString());
    }

    /// <summary>The runtime loop gives the heap all of the function's memory, and notation needs some of it.</summary>
    [Fact]
    public async Task The_heap_may_take_half_of_the_function_s_memory_and_the_log_says_so()
    {
        await using var lambda = await StartAsync("sweep", ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"));

        await lambda.InvokeAsync(new JsonObject());

        Assert.Contains(lambda.Log, line => line.Contains("sweep starts: the heap may take 256 MiB", StringComparison.Ordinal));
    }

    /// <summary>Only what has the address of the Runtime API, 127.0.0.1, would be asked by this proxy, and nobody answers there.</summary>
    [Fact]
    public async Task The_Runtime_API_is_never_asked_through_a_proxy()
    {
        var aws = new UriBuilder(_aws.Endpoint) { Host = "localhost" }.Uri;
        await using var lambda = await StartAsync(
            "sweep",
            ("HTTP_PROXY", "http://127.0.0.1:9"),
            ("http_proxy", "http://127.0.0.1:9"),
            ("NO_PROXY", "localhost"),
            ("no_proxy", "localhost"),
            ("AWS_ENDPOINT_URL", aws.ToString()));

        var summary = await lambda.InvokeAsync(new JsonObject());

        Assert.Equal("ecs-image-auditor.sweep/1", (string?)summary["schema"]);
    }

    /// <summary>AWS Signer answers for revocation at a host with a prefix, which an address of one's own must not get.</summary>
    [Fact]
    public async Task An_address_that_the_AWS_profile_names_for_Signer_is_used_as_it_stands()
    {
        using var images = new SignedImages(_registry.Host, _signer);
        RunningFleet.Run(_aws, "prod", "web", await images.TrustedAsync("web"), 1);
        var profile = Path.Combine(_config.FullName, "aws-config");
        await File.WriteAllTextAsync(profile, $"""
            [default]
            services = local

            [services local]
            signer =
              endpoint_url = {_signer.Endpoint}
            """);
        await using var lambda = await StartAsync(
            "sweep",
            ("AWS_CONFIG_FILE", profile),
            ("AWS_ENDPOINT_URL", null),
            ("AWS_ENDPOINT_URL_ECS", _aws.Endpoint.ToString()),
            ("AWS_ENDPOINT_URL_SIGNER", null));

        var summary = await lambda.InvokeAsync(new JsonObject());

        Assert.Equal(1, (int?)summary["containers"]!["trusted"]);
    }

    private Task<LambdaProcess> StartAsync(string handler, params (string Name, string? Value)[] variables) => LambdaProcess.StartAsync([
        ("_HANDLER", handler),
        ("AUDITOR_REGISTRIES", _registry.Host),
        ("AUDITOR_VERIFIER", "builtin"),
        ("AUDITOR_TRUSTED_IDENTITIES", _signer.PutSigningProfile(LambdaUnderTest.TrustedProfile).Arn),
        ("NOTATION_CONFIG", _config.FullName),
        ("AWS_ENDPOINT_URL", _aws.Endpoint.ToString()),
        ("AWS_ENDPOINT_URL_SIGNER", _signer.Endpoint.ToString()),
        .. variables,
    ]);
}
