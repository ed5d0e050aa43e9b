using System.Net;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared;
using EcsImageAuditor.Tests.Shared.Lambda;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Components.Tests.Cli;

public sealed class DoctorCommandTests : IAsyncLifetime, IDisposable
{
    private const string Password = "open-sesame";

    private readonly TemporaryFolder _config = new();
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;
    private AwsServer _aws = null!;
    private SignedImages _images = null!;
    private string _profile = "";

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync(new RegistryServerOptions { Username = "reader", Password = Password });
        _signer = await SignerServer.StartAsync();
        _aws = await AwsServer.StartAsync();
        _images = new SignedImages(_registry.Host, _signer, new NetworkCredential("reader", Password));
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
    public async Task A_configuration_that_would_work_ends_with_0()
    {
        var (image, _) = await _images.TrustedAsync("shop/web");

        var run = await RunAsync([], image);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("It would work here: 9 ok, 1 warning", run.Output, StringComparison.Ordinal);
        Assert.Contains("has 1 signature.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(TestEnvironment.SecretKey, run.Output + run.Error, StringComparison.Ordinal);
        Assert.Empty(_aws.Published);
    }

    [NeedsFact(Component.Notation)]
    public async Task One_object_a_line_is_for_machines()
    {
        var run = await RunAsync([("AUDITOR_TOPIK_ARN", "x")], "--output", "json");

        AssertEach.Of(run.Objects, line => Assert.Equal(["check", "state", "message"], line.AsObject().Select(member => member.Key)));
        Assert.Equal(
            [
                "aws-packages ok", "settings ok", "settings warning", "notation ok", "signer-plugin ok", "trust-policy ok", "exemptions ok",
                "credentials ok", "signing-profile ok", "topic warning",
            ],
            run.Objects.Select(line => $"{line["check"]} {line["state"]}"));
        Assert.Contains("AUDITOR_TOPIC_ARN", (string?)run.Objects[2]["message"], StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("AUDITOR_MODE", "x")]
    [InlineData("AUDITOR_EXEMPTIONS", "[{}]")]
    [InlineData("AUDITOR_TRUSTED_IDENTITIES", "*")]
    [InlineData("PATH", "/nowhere")]
    [InlineData("NOTATION_LIBEXEC", "/nowhere")]
    [InlineData("NOTATION_CONFIG", "/nowhere")]
    public async Task Something_to_mend_ends_with_2_though_something_else_could_not_be_told(string variable, string value)
    {
        var run = await RunAsync([(variable, value), ("AWS_REGION", "")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("unknown  credentials", run.Output, StringComparison.Ordinal);
        Assert.Contains("Something must be mended", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_told_ends_with_3()
    {
        _aws.Faults.Add(new Fault(new FaultKind.Status(400) { Body = """{"__type":"ThrottlingException"}""" }));

        var run = await RunAsync([], "--verifier", "builtin");

        Assert.True(run.ExitCode == 3, run.Output + run.Error);
        Assert.Contains("throttled ecr:GetAuthorizationToken", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not everything could be told", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_builtin_verifier_needs_no_notation_whatever_the_variable_says()
    {
        var run = await RunAsync([("PATH", "/nowhere"), ("AUDITOR_VERIFIER", "both")], "--verifier", "builtin");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("signer-plugin", run.Output, StringComparison.Ordinal);
        Assert.Contains("verifier builtin", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader", "wrong", "registry-denied")]
    [InlineData("reader", Password, "image-not-found")]
    public async Task A_registry_that_refuses_or_lacks_the_image_is_an_error(string user, string password, string fault)
    {
        var run = await RunAsync(
            [("NOTATION_USERNAME", user), ("NOTATION_PASSWORD", password)],
            "--verifier", "builtin", "--output", "json", $"{_registry.Host}/shop/none:1");

        var line = run.Objects[^1];
        Assert.Equal("registry error", $"{line["check"]} {line["state"]}");
        Assert.Contains(fault == "registry-denied" ? "401" : "404", (string?)line["message"], StringComparison.Ordinal);
        Assert.DoesNotContain(password, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_could_not_be_told()
    {
        var run = await RunAsync([], "--verifier", "builtin", "--output", "json", "localhost:1/shop/web:1");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("unknown", (string?)run.Objects[^1]["state"]);
    }

    [Fact]
    public async Task An_image_without_a_signature_is_a_warning()
    {
        var (image, _) = await _images.UnsignedAsync("shop/hotfix");

        var run = await RunAsync([], "--verifier", "builtin", image);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"no signature refers to {image}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPPER/case:1")]
    [InlineData("--verifier", "cosign")]
    public async Task What_cannot_be_run_ends_with_2_and_one_line(params string[] args)
    {
        var run = await RunAsync([], args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private Task<CommandLineRun> RunAsync((string Name, string Value)[] variables, params string[] args) => CommandLineRun.OfAsync(
        [
            ("NOTATION_CONFIG", _config.FullName), ("NOTATION_USERNAME", "reader"), ("NOTATION_PASSWORD", Password),
            ("AUDITOR_TRUSTED_IDENTITIES", _profile), ("AWS_REGION", "us-west-2"), ("AUDITOR_REGISTRIES", _registry.Host),
            ("AWS_ENDPOINT_URL", _aws.Endpoint.ToString()), ("AWS_ENDPOINT_URL_SIGNER", _signer.Endpoint.ToString()),
            .. variables,
        ],
        string.Empty,
        ["doctor", .. args]);
}
