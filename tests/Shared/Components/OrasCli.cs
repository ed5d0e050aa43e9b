using System.Text;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>The oras command line with a configuration and credentials of its own.</summary>
public sealed class OrasCli : IDisposable
{
    private readonly CommandRunner _runner = new(Component.Oras);
    private readonly JsonObject _auths = [];

    /// <summary>The credentials file, in the form of Docker's config.json; oras finds it by DOCKER_CONFIG.</summary>
    private string CredentialsFile => Path.Combine(_runner.Home, "config.json");

    /// <summary>Makes the later runs use these credentials for the registry; they never appear in arguments.</summary>
    /// <param name="host">HOST:PORT of the registry.</param>
    /// <param name="username">The user name.</param>
    /// <param name="password">The password.</param>
    public void UseCredentials(string host, string username, string password)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));
        _auths[host] = new JsonObject { ["auth"] = basic };
        File.WriteAllText(CredentialsFile, new JsonObject { ["auths"] = _auths.DeepClone() }.ToJsonString());
    }

    /// <summary>Copies an image and all that refers to it from an OCI image layout into a registry of plain HTTP.</summary>
    /// <param name="layoutPath">The folder of the layout.</param>
    /// <param name="digest">The image's digest in the layout.</param>
    /// <param name="destination">HOST:PORT/REPOSITORY:TAG.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    public async Task CopyFromLayoutAsync(
        string layoutPath, string digest, string destination, CancellationToken cancellationToken = default)
    {
        string[] arguments =
            ["cp", "--recursive", "--from-oci-layout", $"{layoutPath}@{digest}", destination, "--to-plain-http", "--no-tty"];
        (await RunAsync(arguments, cancellationToken: cancellationToken)).Succeeded();
    }

    /// <inheritdoc cref="CommandRunner.RunAsync"/>
    public Task<CommandResult> RunAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default)
    {
        var all = new Dictionary<string, string>(environment ?? new Dictionary<string, string>());
        all.TryAdd("DOCKER_CONFIG", _runner.Home);
        return _runner.RunAsync(arguments, all, deadline, cancellationToken);
    }

    public void Dispose() => _runner.Dispose();
}
