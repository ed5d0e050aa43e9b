using System.Net;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Lambda;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Components.Tests.Cli;

public sealed class CommandLineTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _config = new();
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;
    private SignedImages _images = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync(new RegistryServerOptions { Username = "reader", Password = "open-sesame" });
        _signer = await SignerServer.StartAsync();
        _images = new SignedImages(_registry.Host, _signer, new NetworkCredential("reader", "open-sesame"));
        var profile = _signer.PutSigningProfile(LambdaUnderTest.TrustedProfile);
        PluginBuild.Install(_config.FullName);
        await _signer.SigningChain.WriteTrustStoreAsync(_config.FullName);
        await File.WriteAllTextAsync(Path.Combine(_config.FullName, "trustpolicy.json"), $$"""
            {"version":"1.0","trustPolicies":[{"name":"tests","registryScopes":["*"],"signatureVerification":{"level":"strict"},
             "trustStores":["signingAuthority:aws-signer-ts"],"trustedIdentities":["{{profile.Arn}}"]}]}
            """);
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
    }

    public void Dispose()
    {
        _images?.Dispose();
        _config.Dispose();
    }

    [NeedsFact(Component.Notation)]
    public async Task Verify_ends_with_0_when_all_are_trusted_and_prints_the_documented_JSON()
    {
        var (image, digest) = await _images.TrustedAsync("shop/web");

        var run = await VerifyAsync(image, "--output", "json");

        Assert.Equal(0, run.ExitCode);
        var report = Assert.Single(run.Objects);
        Assert.Equal($"{image}@{digest}", (string?)report["image"]);
        Assert.Equal(digest, (string?)report["digest"]);
        Assert.Equal("registry", (string?)report["digestSource"]);
        Assert.Equal("trusted", (string?)report["verdict"]);
        Assert.Equal("notation", (string?)report["verifier"]);
        Assert.Equal(
            ["image", "digest", "digestSource", "verdict", "verifier", "elapsedMs", "warnings", "signatures"],
            report.AsObject().Select(member => member.Key)
        );
    }

    [NeedsFact(Component.Notation)]
    public async Task Verify_ends_with_1_when_one_is_bad_and_says_why_for_each()
    {
        var (good, _) = await _images.TrustedAsync("shop/web");
        var (expired, digest) = await _images.ExpiredAsync("shop/old");

        var run = await VerifyAsync(good, $"{expired}@{digest}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("expired: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 images: 1 trusted, 1 untrusted", run.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task Verify_ends_with_3_when_some_are_inconclusive_and_none_is_bad()
    {
        var (good, _) = await _images.TrustedAsync("shop/web");

        var run = await VerifyAsync(good, $"{_registry.Host}/shop/missing:1");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("image-not-found", run.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task Credentials_of_the_environment_are_used_and_never_printed()
    {
        var (image, _) = await _images.UnsignedAsync("shop/hotfix");

        var run = await VerifyAsync(image, "--output", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("open-sesame", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify", "UPPER/case:1")]
    [InlineData("verify", "a b")]
    [InlineData("verify", "web:1", "--verifier", "cosign")]
    [InlineData("verify", "web:1", "--output", "yaml")]
    [InlineData("nonsense")]
    [InlineData("audit", "--event", "/no/such/file")]
    public async Task What_cannot_be_run_ends_with_2_and_one_line_that_says_what_to_do(params string[] args)
    {
        var run = await CommandLineRun.OfAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Without_notation_verify_says_where_to_get_it()
    {
        var run = await CommandLineRun.OfAsync([("PATH", "/nowhere")], string.Empty, "verify", "web:1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("install notation", run.Error, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task A_configuration_directory_that_is_not_there_ends_with_2()
    {
        var run = await CommandLineRun.OfAsync("verify", "web:1", "--config-dir", "/no/such/directory");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/no/such/directory", run.Error, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task Audit_reads_an_event_from_standard_input_and_judges_every_container()
    {
        var (good, goodDigest) = await _images.TrustedAsync("shop/web");
        var (bad, badDigest) = await _images.UnsignedAsync("shop/hotfix");
        var message = TaskEvents.Running("1", ("bad", bad, badDigest), ("web", good, goodDigest));

        var run = await AuditAsync(message.ToJsonString(), ("AUDITOR_MODE", "stop"), ("AUDITOR_STOP_CLUSTERS", "prod"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["bad unsigned stop would-stop", "web trusted allow not-asked"],
            run.Objects.Select(finding => $"{finding["container"]} {finding["verdict"]} {finding["decision"]} {finding["stop"]!["result"]}")
        );
    }

    [NeedsFact(Component.Notation)]
    public async Task What_holds_nothing_to_judge_never_ends_with_0()
    {
        var ignored = TaskEvents.Running("1");
        ignored["detail"]!["lastStatus"] = "PROVISIONING";

        Assert.Equal(2, (await AuditAsync("{\"detail\":[]}")).ExitCode);
        var run = await AuditAsync(ignored.ToJsonString());

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("PROVISIONING", run.Error, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task An_event_that_is_too_large_is_refused() =>
        Assert.Contains("larger than", (await AuditAsync(new string(' ', 9 * 1024 * 1024))).Error, StringComparison.Ordinal);

    [NeedsTheory(Component.Notation)]
    [InlineData("builtin")]
    [InlineData("both")]
    public async Task The_other_verifiers_give_the_same_verdicts(string verifier)
    {
        var (good, _) = await _images.TrustedAsync("shop/web");
        var (revoked, _) = await _images.RevokedAsync("shop/search");

        var run = await VerifyAsync(good, revoked, "--verifier", verifier, "--output", "json");

        Assert.Equal(["trusted ", "untrusted revoked"], run.Objects.Select(report => $"{report["verdict"]} {report["reason"]?["code"]}"));
        AssertEach.Of(
            run.Objects,
            report => Assert.StartsWith("arn:aws:signer:", (string?)report["signatures"]![0]!["signingJob"], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_builtin_verifier_needs_no_notation()
    {
        var (good, _) = await _images.TrustedAsync("shop/web");

        var run = await CommandLineRun.OfAsync(
            [
                ("PATH", "/nowhere"),
                ("NOTATION_USERNAME", "reader"),
                ("NOTATION_PASSWORD", "open-sesame"),
                ("AWS_ENDPOINT_URL_SIGNER", _signer.Endpoint.ToString()),
            ],
            string.Empty,
            "verify", "--verifier", "builtin", "--config-dir", _config.FullName, good);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    [Fact]
    public async Task Policy_check_tells_the_good_from_the_bad()
    {
        var bad = Path.Combine(_config.FullName, "bad.json");
        await File.WriteAllTextAsync(
            bad,
            """{"version":"1.0","trustPolicies":[{"name":"a","registryScopes":["*"],"signatureVerification":{"level":"strickt"}}]}"""
        );

        Assert.Equal(
            0,
            (
                await CommandLineRun.OfAsync(
                    "policy",
                    "check",
                    Path.Combine(_config.FullName, "trustpolicy.json"),
                    "--config-dir",
                    _config.FullName
                )
            ).ExitCode
        );
        var run = await CommandLineRun.OfAsync("policy", "check", bad);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("trustPolicies[0]", run.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task The_demo_keeps_its_promises()
    {
        var run = await CommandLineRun.OfAsync("demo");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("Every verdict is as promised; 4 alerts were published", run.Output, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> VerifyAsync(params string[] args) => CommandLineRun.OfAsync(
        [("NOTATION_USERNAME", "reader"), ("NOTATION_PASSWORD", "open-sesame"), ("AWS_ENDPOINT_URL_SIGNER", _signer.Endpoint.ToString())],
        string.Empty,
        ["verify", "--config-dir", _config.FullName, .. args]);

    private async Task<CommandLineRun> AuditAsync(string input, params (string, string)[] variables)
    {
        await DockerLogInAsync();
        return await CommandLineRun.OfAsync(
            [
                ("NOTATION_CONFIG", _config.FullName),
                ("DOCKER_CONFIG", _config.FullName),
                ("AWS_ENDPOINT_URL_SIGNER", _signer.Endpoint.ToString()),
                ("AUDITOR_REGISTRIES", _registry.Host),
                .. variables,
            ],
            input,
            "audit", "--dry-run", "--output", "json");
    }

    private Task DockerLogInAsync()
    {
        var login = new JsonObject { ["auth"] = Convert.ToBase64String("reader:open-sesame"u8) };
        var config = new JsonObject { ["auths"] = new JsonObject { [_registry.Host] = login } };
        return File.WriteAllTextAsync(Path.Combine(_config.FullName, "config.json"), config.ToJsonString());
    }
}
