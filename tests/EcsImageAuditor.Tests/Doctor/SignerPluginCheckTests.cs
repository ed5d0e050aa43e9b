using System.Runtime.Versioning;
using EcsImageAuditor.Doctor;
using EcsImageAuditor.Tests.Shared.SignerPlugin;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verification.Notation;

namespace EcsImageAuditor.Tests.Doctor;

[UnsupportedOSPlatform("windows")]
public sealed class SignerPluginCheckTests : IDisposable
{
    private const string Metadata =
        """{"name":"com.amazonaws.signer.notation.plugin","capabilities":["SIGNATURE_VERIFIER.TRUSTED_IDENTITY","SIGNATURE_VERIFIER.REVOCATION_CHECK"]}""";

    private readonly TemporaryFolder _config = new();

    private string Plugin => Path.Combine(_config.FullName, "plugins", PluginBuild.Name, $"notation-{PluginBuild.Name}");

    [Fact]
    public async Task A_plugin_that_runs_is_in_order()
    {
        PluginBuild.Install(_config.FullName);

        var seen = await RunAsync();

        Assert.True(seen.State == CheckState.Ok, seen.Message);
        Assert.Contains(Plugin, seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_is_missing_names_the_place_and_the_remedy()
    {
        var seen = await RunAsync();

        Assert.Equal(CheckState.Error, seen.State);
        Assert.Contains($"There is no AWS Signer plugin at {Plugin}", seen.Message, StringComparison.Ordinal);
        Assert.Contains("NOTATION_LIBEXEC", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_nobody_may_execute_is_an_error()
    {
        PluginBuild.Install(_config.FullName);
        File.SetUnixFileMode(Plugin, UnixFileMode.UserRead);

        Assert.Contains("is not executable", (await RunAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat > /dev/null; echo '{}'")]
    [InlineData("echo no json")]
    [InlineData("echo '[]'")]
    [InlineData("echo '{\"name\":\"other\"}'")]
    [InlineData("echo '{\"name\":\"com.amazonaws.signer.notation.plugin\",\"capabilities\":[1,\"SIGNATURE_VERIFIER.REVOCATION_CHECK\"]}'")]
    [InlineData("exit 7")]
    public async Task Another_program_in_its_place_is_an_error(string script)
    {
        await InstallAsync(script);

        Assert.Equal(CheckState.Error, (await RunAsync()).State);
    }

    [Fact]
    public async Task It_is_asked_as_notation_asks_and_gets_no_secret_of_this_process()
    {
        await InstallAsync($"""
            [ "$*" = get-plugin-metadata ] && [ "$(cat)" = "{"{}"}" ] && [ -z "$NOTATION_PASSWORD$AUDITOR_TOPIC_ARN" ] || exit 9
            echo '{Metadata}'
            """);

        var seen = await RunAsync();

        Assert.True(seen.State == CheckState.Ok, seen.Message);
    }

    [Theory]
    [InlineData("1.0.350", CheckState.Ok, "The AWS Signer plugin 1.0.350 at")]
    [InlineData("1.0.351", CheckState.Ok, "The AWS Signer plugin 1.0.351 at")]
    [InlineData("1.0.298", CheckState.Warning, "is 1.0.298, older than 1.0.350")]
    public async Task Its_version_is_named_and_an_older_one_is_a_warning(string version, CheckState state, string text)
    {
        await InstallAsync($"cat > /dev/null; echo '{Metadata.Replace("\"capabilities\"", $"\"version\":\"{version}\",\"capabilities\"", StringComparison.Ordinal)}'");

        var seen = await RunAsync();

        Assert.Equal(state, seen.State);
        Assert.Contains(text, seen.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"version":"1.0","trustPolicies":[{"name":"a","registryScopes":["*"],"signatureVerification":{"level":"strict"},"trustStores":["ca:own"],"trustedIdentities":["*"]}]}""",
        CheckState.Ok
    )]
    [InlineData(
        """{"version":"1.0","trustPolicies":[{"name":"a","registryScopes":["*"],"signatureVerification":{"level":"strict"},"trustStores":["ca:own","signingAuthority:x"],"trustedIdentities":["*"]}]}""",
        CheckState.Error
    )]
    [InlineData("{", CheckState.Unknown)]
    [InlineData(null, CheckState.Unknown)]
    public async Task Whether_it_is_needed_is_read_from_the_policy(string? policy, CheckState withoutPlugin)
    {
        if (policy is not null)
            await File.WriteAllTextAsync(Path.Combine(_config.FullName, "trustpolicy.json"), policy);

        Assert.Equal(withoutPlugin, (await RunAsync(identities: [])).State);
    }

    public void Dispose() => _config.Dispose();

    private async Task InstallAsync(string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Plugin)!);
        using var made = await FakeNotation.WriteAsync(script);
        File.Move(made.Executable, Plugin);
    }

    private Task<Observation> RunAsync() => RunAsync([Arn()]);

    private async Task<Observation> RunAsync(IReadOnlyList<SigningProfileArn> identities)
    {
        var policy = new PolicyInForce(identities, _config.FullName, IsUnclear: false);
        var check = new SignerPluginCheck(new NotationProcess(TimeProvider.System), PluginBuild.Environment, _config.FullName, policy);
        return Assert.Single(await check.RunAsync(CancellationToken.None));
    }

    private static SigningProfileArn Arn() =>
        SigningProfileArn.TryParse("arn:aws:signer:us-west-2:111122223333:/signing-profiles/release", out var arn, out var error)
            ? arn
            : throw new InvalidOperationException(error);
}
