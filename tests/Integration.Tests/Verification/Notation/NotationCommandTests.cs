using System.Runtime.Versioning;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Registry.Credentials;
using Integration.Tests.AwsSdk;

namespace Integration.Tests.Verification.Notation;

[Collection(ProcessEnvironment.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class NotationCommandTests
{
    private const string Dump = """
        env -0 > "$out/environment"
        cat /proc/$$/cmdline > "$out/arguments"
        pwd > "$out/directory"
        ls -A > "$out/files"
        cat "$DOCKER_CONFIG/config.json" > "$out/docker"
        """;

    private static readonly RegistryCredential Credential = new("robot", "s3cr3t-pass");

    [Fact]
    public async Task Notation_is_given_one_signature_in_a_folder_and_the_name_that_the_policy_knows()
    {
        using var notation = await FakeNotation.WriteAsync(Dump);
        await notation.VerifyAsync();

        var arguments = await ReadAsync(notation, "arguments");
        Assert.Equal(
            ["/bin/sh", notation.Executable, "verify", "--verbose", "--oci-layout", "--scope", FakeNotation.Image.Scope, "--"],
            arguments[..^1]);
        Assert.StartsWith(Path.GetTempPath(), arguments[^1], StringComparison.Ordinal);
        Assert.EndsWith($"@{FakeNotation.Image.Digest}", arguments[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_region_becomes_an_argument()
    {
        using var notation = await FakeNotation.WriteAsync(Dump);
        await notation.VerifyAsync(options => options with { SignerRegion = "eu-west-1" });

        Assert.Equal(["--plugin-config", "aws-region=eu-west-1", "--"], (await ReadAsync(notation, "arguments"))[7..^1]);
    }

    [Fact]
    public async Task Nothing_of_this_process_reaches_notation_but_what_is_allowed()
    {
        using var notation = await FakeNotation.WriteAsync(Dump);
        using var variables = ProcessEnvironment.With(
            ("AUDITOR_SECRET", "x"), ("AWS_LAMBDA_RUNTIME_API", "x"),
            ("NOTATION_PASSWORD", "of-somebody"), ("AWS_REGION", "us-west-2"),
            ("HTTPS_PROXY", "http://proxy.example.com"), ("NO_PROXY", "x"));
        await notation.VerifyAsync();

        var environment = await EnvironmentAsync(notation);
        string[] secret = ["AUDITOR_SECRET", "AWS_LAMBDA_RUNTIME_API", "NOTATION_PASSWORD"];
        string[] own =
            ["NOTATION_CONFIG", "NOTATION_LIBEXEC", "NOTATION_CACHE", "NOTATION_EXPERIMENTAL", "XDG_CONFIG_HOME", "DOCKER_CONFIG", "ECS_IMAGE_AUDITOR_RUN"];
        string[] machine = ["PATH", "HOME", "TMPDIR", "LANG", "SSL_CERT_FILE", "SSL_CERT_DIR", "PWD", "OLDPWD", "SHLVL", "_"];
        AssertEach.IsNot(environment.Keys, name => secret.Contains(name));
        AssertEach.Of(environment.Keys.Except(own).Except(machine), name => Assert.Matches("^AWS_|_PROXY$|_proxy$", name));
        Assert.Equal(("us-west-2", "x"), (environment["AWS_REGION"], environment["NO_PROXY"]));
        Assert.Equal("http://proxy.example.com", environment["HTTPS_PROXY"]);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), environment["PATH"]);
    }

    [Fact]
    public async Task No_credential_of_the_registry_reaches_notation()
    {
        using var notation = await FakeNotation.WriteAsync(Dump);
        await notation.VerifyAsync(credential: Credential);

        Assert.DoesNotContain(await ReadAsync(notation, "arguments"), argument => argument.Contains("s3cr3t", StringComparison.Ordinal));
        Assert.DoesNotContain((await EnvironmentAsync(notation)).Values, value => value.Contains("s3cr3t", StringComparison.Ordinal));
        Assert.DoesNotContain((await EnvironmentAsync(notation)).Keys, name => name is "NOTATION_USERNAME" or "NOTATION_PASSWORD");
    }

    [Fact]
    public async Task Notation_finds_no_configuration_but_the_given_one_and_writes_only_to_the_temporary_folder()
    {
        using var notation = await FakeNotation.WriteAsync(Dump);
        await notation.VerifyAsync(options => options with { PluginDirectory = "/opt/notation" });

        var environment = await EnvironmentAsync(notation);
        Assert.Equal((notation.Config, "/opt/notation"), (environment["NOTATION_CONFIG"], environment["NOTATION_LIBEXEC"]));
        foreach (var name in new[] { "NOTATION_CACHE", "XDG_CONFIG_HOME", "DOCKER_CONFIG" })
            Assert.StartsWith(Path.GetTempPath(), environment[name], StringComparison.Ordinal);
        Assert.Equal(environment["XDG_CONFIG_HOME"], await notation.ReadLineAsync("directory"));
        Assert.Empty(await File.ReadAllTextAsync(notation.PathOf("files")));
        Assert.Equal("""{"auths":{"none.invalid":{}}}""", await File.ReadAllTextAsync(notation.PathOf("docker")));
        Assert.Empty(Directory.GetFileSystemEntries(notation.Config));
    }

    [Fact]
    public async Task The_temporary_folder_is_for_this_user_only_and_goes_with_the_verifier()
    {
        using var notation = await FakeNotation.WriteAsync(Dump);
        var root = "";
        using (var verifier = notation.Verifier())
        {
            await verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None);
            root = Path.GetDirectoryName((await EnvironmentAsync(notation))["NOTATION_CACHE"])!;
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(root));
        }

        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public async Task Variables_for_the_plugin_are_added_but_do_not_move_the_configuration()
    {
        using var notation = await FakeNotation.WriteAsync(Dump);
        await notation.VerifyAsync(options => options with
        {
            PluginEnvironment = new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL_SIGNER"] = "http://signer.example.com",
                ["NOTATION_CONFIG"] = "/elsewhere",
            },
        });

        var environment = await EnvironmentAsync(notation);
        Assert.Equal("http://signer.example.com", environment["AWS_ENDPOINT_URL_SIGNER"]);
        Assert.Equal(notation.Config, environment["NOTATION_CONFIG"]);
    }

    private static async Task<Dictionary<string, string>> EnvironmentAsync(FakeNotation notation) =>
        (await ReadAsync(notation, "environment"))
            .Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static async Task<string[]> ReadAsync(FakeNotation notation, string name) =>
        (await File.ReadAllTextAsync(notation.PathOf(name))).TrimEnd('\0').Split('\0');
}
