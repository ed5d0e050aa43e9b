using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using EcsImageAuditor.Cli;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared;
using EcsImageAuditor.Tests.Shared.SignerPlugin;

namespace Components.Tests.Cli;

/// <summary>
/// The trust policy and the script with which anybody can try both verifiers on a genuine signature of AWS Signer. Here an emulated Signer
/// with the same profile signs; only the registry's name in the policy is another one.
/// </summary>
public sealed class ReleaseGateTests : IAsyncLifetime, IDisposable
{
    private const string Profile = "arn:aws:signer:us-east-1:020628701572:/signing-profiles/ADOTECRSigningProfile";
    private const string Repository = "aws-observability/adot-autoinstrumentation-java";

    private static readonly string Sample = Path.Combine(ComponentCatalog.RepositoryRoot, "samples", "adot", "trustpolicy.json");

    private readonly TemporaryFolder _config = new();
    private readonly HttpClient _http = new();
    private RegistryServer _registry = null!;
    private SignerServer _signer = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync();
        _signer = await SignerServer.StartAsync(new SignerServerOptions { Region = "us-east-1", Account = "020628701572" });
        _signer.PutSigningProfile("ADOTECRSigningProfile");
        _signer.PutSigningProfile("another");
        PluginBuild.Install(_config.FullName);
        await _signer.SigningChain.WriteTrustStoreAsync(_config.FullName);
        var policy = await File.ReadAllTextAsync(Sample);
        await File.WriteAllTextAsync(
            Path.Combine(_config.FullName, "trustpolicy.json"), policy.Replace("public.ecr.aws", _registry.Host, StringComparison.Ordinal));
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _signer.DisposeAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        _config.Dispose();
    }

    [Fact]
    public async Task The_sample_s_policy_is_valid_and_names_the_profile_alone()
    {
        File.Copy(Sample, Path.Combine(_config.FullName, "trustpolicy.json"), overwrite: true);

        var run = await CommandLineRun.OfAsync("policy", "check", Sample, "--config-dir", _config.FullName);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var statement = Assert.Single(JsonNode.Parse(await File.ReadAllTextAsync(Sample))!["trustPolicies"]!.AsArray())!;
        Assert.Equal($"""["{Profile}"]""", statement["trustedIdentities"]!.ToJsonString());
        Assert.Equal("strict", statement["signatureVerification"]!["level"]!.ToString());
    }

    [NeedsTheory(Component.Notation)]
    [InlineData("ADOTECRSigningProfile", 0, "trusted")]
    [InlineData("another", 1, "identity")]
    public async Task Both_verifiers_take_a_signature_of_the_profile_and_no_other(string profile, int exitCode, string says)
    {
        var run = await RunAsync(await SignAsync(profile));

        Assert.True(run.ExitCode == exitCode, run.Output + run.Error);
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
        Assert.Contains("root: ", run.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Notation)]
    public async Task Where_AWS_Signer_does_not_answer_it_is_the_revocation_that_is_not_known()
    {
        var image = await SignAsync("ADOTECRSigningProfile");
        await _signer.DisposeAsync();

        var run = await RunAsync(image);

        Assert.True(run.ExitCode == 3, run.Output + run.Error);
        Assert.Contains("revocation-unavailable", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_root_certificate_it_says_where_it_comes_from()
    {
        Directory.Delete(Path.Combine(_config.FullName, "truststore"), recursive: true);

        var run = await RunAsync($"{_registry.Host}/{Repository}:v1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("run AWS's installer of notation", run.Error, StringComparison.Ordinal);
    }

    private async Task<string> SignAsync(string profile)
    {
        var writer = new RegistryWriter(_http, _registry.Host);
        var image = await writer.PushAsync(Repository, ImageBuilder.Index("java", ImageFormat.Oci, "amd64", "arm64"), "v1");
        using var attacher = new SignatureAttacher(writer, _signer);
        await attacher.AttachAsync(Repository, image, profile);
        return $"{_registry.Host}/{Repository}:v1";
    }

    private async Task<CommandResult> RunAsync(string image)
    {
        var dotnet = Path.Combine(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")), "dotnet");
        // Beside the tests it runs with their frameworks.
        var tests = Path.Combine(AppContext.BaseDirectory, "Components.Tests");
        var program = typeof(CommandLine).Assembly.Location;
        var cli = $"{dotnet} exec --runtimeconfig {tests}.runtimeconfig.json --depsfile {tests}.deps.json {program}";
        var start = new ProcessStartInfo("bash", ["scripts/release-gate.sh", image])
        {
            WorkingDirectory = ComponentCatalog.RepositoryRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["PATH"] = $"{Path.GetDirectoryName(ComponentCatalog.PathOf(Component.Notation))}:{Environment.GetEnvironmentVariable("PATH")}",
            ["DOTNET_ROOT"] = PluginBuild.Environment["DOTNET_ROOT"],
            ["NOTATION_CONFIG"] = _config.FullName,
            ["POLICY"] = Path.Combine(_config.FullName, "trustpolicy.json"),
            ["AUDITOR_CLI"] = cli,
            ["AWS_ACCESS_KEY_ID"] = TestEnvironment.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = TestEnvironment.SecretKey,
            ["AWS_ENDPOINT_URL_SIGNER"] = _signer.Endpoint.ToString(),
        })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
