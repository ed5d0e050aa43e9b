namespace ImageSignatures.Verification.Notation;

/// <summary>
/// The one place that a verification writes to: a temporary directory for this user only, with notation's cache of revocation lists and
/// empty configurations in place of the ones in the home directory.
/// </summary>
internal sealed class NotationScratch : IDisposable
{
    /// <summary>
    /// A registry that cannot exist. With no registry at all, notation would go on to the credential helpers of the desktop.
    /// https://github.com/notaryproject/notation/blob/v1.3.2/internal/auth/credentials.go
    /// </summary>
    private const string DockerConfig = """{"auths":{"none.invalid":{}}}""";

    private readonly string _root;

    private NotationScratch(string root) => _root = root;

    /// <summary>NOTATION_CACHE.</summary>
    public string Cache => Path.Combine(_root, "cache");

    /// <summary>DOCKER_CONFIG.</summary>
    public string Docker => Path.Combine(_root, "docker");

    /// <summary>XDG_CONFIG_HOME and the working directory.</summary>
    public string Empty => Path.Combine(_root, "empty");

    /// <summary>Where what notation verifies is laid out.</summary>
    public string Layouts => Path.Combine(_root, "layouts");

    /// <exception cref="IOException">The temporary directory cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static NotationScratch Create()
    {
        var scratch = new NotationScratch(Directory.CreateTempSubdirectory("ecs-image-auditor-").FullName);
        foreach (var directory in new[] { scratch.Cache, scratch.Docker, scratch.Empty, scratch.Layouts })
            Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(scratch.Docker, "config.json"), DockerConfig);
        return scratch;
    }

    public void Dispose()
    {
        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
    }
}
