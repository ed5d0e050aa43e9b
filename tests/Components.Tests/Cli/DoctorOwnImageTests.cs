using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Lambda;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Components.Tests.Cli;

/// <summary>Who audits the auditor: the doctor verifies the image that the auditor runs in.</summary>
public sealed class DoctorOwnImageTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _config = new();
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;
    private AwsServer _aws = null!;
    private SignedImages _images = null!;
    private string _profile = "";

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync();
        _signer = await SignerServer.StartAsync();
        _aws = await AwsServer.StartAsync();
        _images = new SignedImages(_registry.Host, _signer);
        _profile = _signer.PutSigningProfile(LambdaUnderTest.TrustedProfile).Arn;
        PluginBuild.Install(_config.FullName);
        await _signer.SigningChain.WriteTrustStoreAsync(_config.FullName);
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
        await _aws.DisposeAsync();
    }

    public void Dispose()
    {
        _images?.Dispose();
        _config.Dispose();
    }

    [NeedsFact(Component.Notation)]
    public async Task An_image_that_a_trusted_profile_signed_is_in_order()
    {
        var (image, digest) = await _images.TrustedAsync("assets/auditor");

        var (line, exitCode) = await AskAsync([("AUDITOR_IMAGE", image)], "--verifier", "both");

        Assert.Equal(("ok", 0), ((string?)line["state"], exitCode));
        Assert.Contains(digest, (string?)line["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_nobody_signed_is_a_warning_with_the_command_that_signs_it()
    {
        var (image, digest) = await _images.UnsignedAsync("assets/auditor");

        var (line, exitCode) = await AskAsync([("AUDITOR_IMAGE", image)]);

        Assert.Equal(("warning", 0), ((string?)line["state"], exitCode));
        Assert.Contains(
            $"run ecs-image-auditor sign {_registry.Host}/assets/auditor@{digest} --profile {_profile}",
            (string?)line["message"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_somebody_else_signed_is_an_error()
    {
        var (image, _) = await _images.SignedByStrangerAsync("assets/auditor");

        var (line, exitCode) = await AskAsync([("AUDITOR_IMAGE", image)]);

        Assert.Equal(("error", 2), ((string?)line["state"], exitCode));
    }

    [Theory]
    [InlineData("localhost:1/assets/auditor:1", "AUDITOR_MODE", "audit", "localhost:1")]
    [InlineData("localhost:1/assets/auditor:1", "AUDITOR_TRUSTED_IDENTITIES", "*", "AUDITOR_TRUSTED_IDENTITIES holds a mistake")]
    public async Task What_is_not_known_says_why(string image, string variable, string value, string why)
    {
        var (line, _) = await AskAsync([("AUDITOR_IMAGE", image), (variable, value)]);

        Assert.Equal("unknown", (string?)line["state"]);
        Assert.Contains(why, (string?)line["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_on_the_command_line_counts_before_the_variable()
    {
        var (image, digest) = await _images.TrustedAsync("assets/auditor");

        var (line, _) = await AskAsync([("AUDITOR_IMAGE", "localhost:1/assets/auditor:1")], "--own-image", $"{image}@{digest}");

        Assert.Equal("ok", (string?)line["state"]);
    }

    private async Task<(JsonNode Line, int ExitCode)> AskAsync((string Name, string Value)[] variables, params string[] args)
    {
        var run = await CommandLineRun.OfAsync(
            [
                ("NOTATION_CONFIG", _config.FullName), ("AUDITOR_TRUSTED_IDENTITIES", _profile), ("AUDITOR_VERIFIER", "builtin"),
                ("AUDITOR_REGISTRIES", "111122223333"), ("AWS_REGION", "us-west-2"),
                ("AWS_ENDPOINT_URL", _aws.Endpoint.ToString()), ("AWS_ENDPOINT_URL_SIGNER", _signer.Endpoint.ToString()),
                .. variables,
            ],
            string.Empty,
            ["doctor", "--output", "json", .. args]);
        return (Assert.Single(run.Objects, line => (string?)line["check"] == "own-image"), run.ExitCode);
    }
}
