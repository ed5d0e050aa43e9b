using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

[UnsupportedOSPlatform("windows")]
public sealed class DockerConfigCredentialSourceTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("docker-config-");
    private string? _searchPath;

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("https://example.com", "example.com")]
    [InlineData("https://example.com/v1/", "example.com")]
    [InlineData("http://example.com/v2/", "example.com")]
    [InlineData("EXAMPLE.com", "example.com")]
    [InlineData("example.com/team", "example.com")]
    [InlineData("https://example.com/team/app", "example.com")]
    [InlineData("example.com:5000/team", "example.com:5000")]
    [InlineData("example.com:5000", "example.com:5000")]
    [InlineData("https://index.docker.io/v1/", "docker.io")]
    [InlineData("index.docker.io", "docker.io")]
    [InlineData("docker.io", "docker.io")]
    public async Task A_stored_login_is_found_under_every_spelling_of_its_host(string key, string registry)
    {
        Write($$"""{"auths":{"other.example":{"auth":"eDp5"},"{{key}}":{"auth":"{{Base64("me:hunter:2")}}"} } }""");

        Assert.Equal(new RegistryCredential("me", "hunter:2"), await FindAsync(registry));
    }

    [Theory]
    [InlineData("registry.example.com:443", "registry.example.com", true)]
    [InlineData("https://registry.example.com:443/v2/", "registry.example.com", true)]
    [InlineData("registry.example.com:8443", "registry.example.com", false)]
    [InlineData("localhost:443", "localhost:443", true)]
    public async Task A_login_that_was_stored_with_the_default_port_is_that_of_the_host(string key, string registry, bool isFound)
    {
        Write($$"""{"auths":{"{{key}}":{"auth":"{{Base64("me:hunter2")}}"} } }""");

        Assert.Equal(isFound, await FindAsync(registry) is not null);
    }

    [Theory]
    [InlineData("example.com")]
    [InlineData("registry.example.com.evil.example")]
    [InlineData("xregistry.example.com")]
    [InlineData("registry.example.com:443")]
    [InlineData("docker.io")]
    public async Task A_stored_login_goes_to_no_other_host(string registry)
    {
        Write("""
            {"auths":{"registry.example.com":{"auth":"eDp5"},"https://":{"auth":"eDp5"},"https://example.com.evil.example/team":{"auth":"eDp5"}}}
            """);

        Assert.Null(await FindAsync(registry));
    }

    [Fact]
    public async Task Plain_members_and_identity_tokens_are_read()
    {
        Write("""
            {"auths":{
              "a.example":{"username":"me","password":"hunter2"},
              "b.example":{"auth":"bWU6","identitytoken":"refresh"},
              "c.example":{},
              "d.example":null}}
            """);

        Assert.Equal(new RegistryCredential("me", "hunter2"), await FindAsync("a.example"));
        Assert.Equal(new RegistryCredential(RegistryCredential.IdentityTokenUsername, "refresh"), await FindAsync("b.example"));
        Assert.True((await FindAsync("b.example"))!.IsIdentityToken);
        Assert.Null(await FindAsync("c.example"));
        Assert.Null(await FindAsync("d.example"));
    }

    [Fact]
    public async Task Without_a_file_or_a_home_there_is_no_credential()
    {
        Assert.Null(await FindAsync("example.com"));
        Assert.Null(await new DockerConfigCredentialSource(_ => null, TimeProvider.System).FindAsync("example.com", default));
    }

    [Fact]
    public async Task The_home_directory_serves_where_DOCKER_CONFIG_is_not_set()
    {
        _directory.CreateSubdirectory(".docker");
        File.WriteAllText(Path.Combine(_directory.FullName, ".docker", "config.json"), """{"auths":{"example.com":{"auth":"eDp5"}}}""");
        var source = new DockerConfigCredentialSource(name => name == "HOME" ? _directory.FullName : null, TimeProvider.System);

        Assert.Equal(new RegistryCredential("x", "y"), await source.FindAsync("example.com", default));
    }

    [Theory]
    [InlineData("""{"auths":{"example.com":{"auth":"not base64: hunter2"}}}""", "example.com")]
    [InlineData("""{"auths":{"example.com":{"auth":"aHVudGVyMg=="}}}""", "example.com")]
    [InlineData("{\"auths\":\n{\"example.com\":{\"auth\":\"hunter2\"}},,}", "line 2")]
    [InlineData("hunter2", "line 1")]
    public async Task A_broken_file_is_named_and_its_content_is_not(string content, string expected)
    {
        Write(content);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => FindAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Contains("config.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("docker.io", "https://index.docker.io/v1/")]
    public async Task A_helper_is_told_the_server_on_its_standard_input(string registry, string server)
    {
        Write("""{"credsStore":"test","auths":{"example.com":{"auth":"eDp5"}}}""");
        Helper("test", $$"""[ "$*" = get ] && [ "$(cat)" = "{{server}}" ] && echo '{"Username":"me","Secret":"hunter2"}'""");

        Assert.Equal(new RegistryCredential("me", "hunter2"), await FindAsync(registry));
    }

    [Fact]
    public async Task A_helper_of_the_host_goes_before_the_store()
    {
        Write("""{"credsStore":"store","credHelpers":{"example.com":"own"}}""");
        Helper("store", """echo '{"Username":"store","Secret":"s"}'""");
        Helper("own", """echo '{"Username":"own","Secret":"s"}'""");

        Assert.Equal("own", (await FindAsync("example.com"))?.Username);
        Assert.Equal("store", (await FindAsync("example.org"))?.Username);
    }

    [Fact]
    public async Task A_helper_that_knows_no_credential_is_no_failure()
    {
        Write("""{"credsStore":"test"}""");
        Helper("test", "echo 'credentials not found in native keychain'; exit 1");

        Assert.Null(await FindAsync("example.com"));
    }

    [Theory]
    [InlineData("echo hunter2; echo hunter2 >&2; exit 3", "exit code 3")]
    [InlineData("echo hunter2", "JSON")]
    [InlineData("head -c 100000 /dev/zero", "65536 bytes")]
    [InlineData("head -c 3000000 /dev/zero >&2; exit 4", "exit code 4")]
    public async Task A_helper_that_fails_is_named_and_its_output_is_not(string script, string expected)
    {
        Write("""{"credsStore":"test"}""");
        Helper("test", script);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => FindAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Contains("docker-credential-test", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../test")]
    [InlineData("a b")]
    [InlineData("-x")]
    [InlineData("x;id")]
    public async Task A_helper_with_an_odd_name_is_not_run(string name)
    {
        Write($$"""{"credsStore":"{{name}}"}""");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => FindAsync("example.com"));

        Assert.Contains("characters other than", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_is_looked_for_in_PATH_only()
    {
        Write("""{"credsStore":"test"}""");
        Helper("test", """echo '{"Username":"me","Secret":"s"}'""");
        _searchPath = $".:{Path.GetRelativePath(Environment.CurrentDirectory, _directory.FullName)}:/nonexistent";

        var failure = await Assert.ThrowsAsync<RegistryException>(() => FindAsync("example.com"));

        Assert.Contains("in no directory of PATH", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_that_hangs_is_ended_at_its_deadline()
    {
        Write("""{"credsStore":"test"}""");
        Helper("test", $"echo $$ > {_directory.FullName}/new; mv {_directory.FullName}/new {_directory.FullName}/pid; exec sleep 600");
        var clock = new ManualTimeProvider();
        using var watcher = new FileSystemWatcher(_directory.FullName, "pid");
        var started = new TaskCompletionSource();
        watcher.Renamed += (_, _) => started.TrySetResult();
        watcher.EnableRaisingEvents = true;

        var asked = Source(clock).FindAsync("example.com", default);
        await Patience.ForAsync(started.Task, "The helper has not started.");
        using var helper = Process.GetProcessById(int.Parse(File.ReadAllText($"{_directory.FullName}/pid"), CultureInfo.InvariantCulture));
        clock.Advance(CredentialHelper.Deadline);
        var failure = await Assert.ThrowsAsync<RegistryException>(() => asked);

        Assert.Equal(ReasonCode.Timeout, failure.Reason.Code);
        await Patience.ForAsync(helper.WaitForExitAsync(), "The helper goes on after its deadline.");
    }

    [Fact]
    public async Task Cancellation_is_no_failure_of_the_helper()
    {
        Write("""{"credsStore":"test"}""");
        Helper("test", "exec sleep 600");
        using var cancelled = new CancellationTokenSource();
        var asked = Source(TimeProvider.System).FindAsync("example.com", cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private Task<RegistryCredential?> FindAsync(string registry) => Source(TimeProvider.System).FindAsync(registry, default);

    private DockerConfigCredentialSource Source(TimeProvider clock) => new(
        name => name switch
        {
            "DOCKER_CONFIG" => _directory.FullName,
            "PATH" => _searchPath ?? $"{_directory.FullName}:/nonexistent",
            _ => null,
        },
        clock);

    private void Write(string config) => File.WriteAllText(Path.Combine(_directory.FullName, "config.json"), config);

    private void Helper(string name, string script)
    {
        var file = Path.Combine(_directory.FullName, $"docker-credential-{name}");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
