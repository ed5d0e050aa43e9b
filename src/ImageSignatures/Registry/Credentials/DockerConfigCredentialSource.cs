using System.Text.Json;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Registry.Credentials;

/// <summary>
/// The credentials that <c>docker login</c> stored, in <c>config.json</c> or with a credential helper. The file is read anew each
/// time, so that a login takes effect at once; a missing file holds no credentials.
/// </summary>
public sealed class DockerConfigCredentialSource : IRegistryCredentialSource
{
    private const long MaxFileSize = 1024 * 1024;
    private readonly string? _file;
    private readonly CredentialHelper _helper;

    /// <param name="environment">
    /// Gives a variable of the environment: <c>DOCKER_CONFIG</c> (Docker's directory), else <c>HOME</c> for <c>~/.docker</c>, and
    /// <c>PATH</c>, in whose directories the helpers are.
    /// </param>
    /// <param name="timeProvider">The clock of the helpers' deadline.</param>
    public DockerConfigCredentialSource(Func<string, string?> environment, TimeProvider timeProvider)
    {
        var directory = environment("DOCKER_CONFIG") is { Length: > 0 } named ? named
            : environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".docker")
            : null;
        _file = directory is null ? null : Path.Combine(directory, "config.json");
        _helper = new CredentialHelper(environment("PATH"), timeProvider);
    }

    public async Task<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken)
    {
        if (_file is null || await ReadAsync(_file, cancellationToken) is not { } config)
            return null;
        if (config.HelperOf(registry) is { } helper)
            return await _helper.GetAsync(helper, registry, cancellationToken);

        try
        {
            return config.AuthOf(registry)?.ToCredential();
        }
        catch (FormatException)
        {
            throw Unusable(_file, $"has an entry for {registry} whose auth is not base64 of username:password");
        }
    }

    private static async Task<DockerConfig?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return stream.Length <= MaxFileSize
                ? await JsonSerializer.DeserializeAsync(stream, DockerJson.Default.DockerConfig, cancellationToken)
                : throw Unusable(file, $"is larger than {MaxFileSize} bytes");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(file, "cannot be read", exception);
        }
        catch (JsonException exception)
        {
            throw Unusable(file, $"is not valid at line {exception.LineNumber + 1}");
        }
    }

    private static RegistryException Unusable(string file, string what, Exception? cause = null) =>
        new(ReasonCode.RegistryDenied, $"Docker's {file} {what}; correct it or run docker login again.", cause);
}
