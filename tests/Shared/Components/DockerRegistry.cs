using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>One running docker-registry on a free loopback port, empty at first, with deletion enabled.</summary>
public sealed partial class DockerRegistry : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServerProcess _server;

    private DockerRegistry(TemporaryFolder folder, ServerProcess server, int port)
    {
        _folder = folder;
        _server = server;
        Host = $"localhost:{port}";
    }

    /// <summary>localhost:PORT, as it stands in an image reference. The registry speaks plain HTTP.</summary>
    public string Host { get; }

    /// <summary>Starts a registry that everybody may use.</summary>
    public static Task<DockerRegistry> StartOpenAsync() => StartAsync(htpasswd: null);

    /// <summary>Starts a registry that asks for basic authentication and knows one user.</summary>
    public static async Task<DockerRegistry> StartProtectedAsync(string username, string password) =>
        await StartAsync(htpasswd: $"{username}:{await BcryptHash.OfAsync(password)}");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<DockerRegistry> StartAsync(string? htpasswd)
    {
        var executable = ComponentCatalog.PathOf(Component.DockerRegistry);
        var folder = new TemporaryFolder();
        try
        {
            await WriteConfigurationAsync(folder, htpasswd);
            var (server, ready) = await ServerProcess.StartAsync(
                executable, ["serve", "config.yml"], folder.FullName, Listening(), Patience.Limit);
            return new DockerRegistry(folder, server, int.Parse(ready.Groups["port"].ValueSpan, provider: null));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static async Task WriteConfigurationAsync(TemporaryFolder folder, string? htpasswd)
    {
        if (htpasswd is not null)
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "htpasswd"), htpasswd);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.yml"), $"""
            version: 0.1
            log:
              formatter: json
              accesslog:
                disabled: true
            storage:
              filesystem:
                rootdirectory: storage
              delete:
                enabled: true
            http:
              addr: 127.0.0.1:0
              secret: {RandomNumberGenerator.GetHexString(32)}
            auth: {(htpasswd is null ? "{}" : "{htpasswd: {realm: tests, path: htpasswd}}")}
            """);
    }

    [GeneratedRegex("""listening on 127\.0\.0\.1:(?<port>\d+)""")]
    private static partial Regex Listening();
}
