namespace ImageSignatures.Registry.Credentials;

/// <summary>The part of Docker's <c>config.json</c> that holds credentials, or says which program does.</summary>
/// <remarks>https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties</remarks>
internal sealed class DockerConfig
{
    private const string DockerHub = "docker.io";
    private const string DockerHubLegacyHost = "index.docker.io";
    private const string DockerHubLegacyKey = "https://index.docker.io/v1/";
    private const string DefaultPort = ":443";
    private static readonly string[] Schemes = ["https://", "http://"];
    private static readonly string[] Versions = ["/v1/", "/v1", "/v2/", "/v2", "/"];

    public Dictionary<string, DockerAuth?>? Auths { get; init; }

    /// <summary>Name of a credential helper by host.</summary>
    public Dictionary<string, string?>? CredHelpers { get; init; }

    /// <summary>Name of the credential helper for every other host.</summary>
    public string? CredsStore { get; init; }

    /// <summary>The name by which Docker and its helpers know the registry.</summary>
    public static string ServerOf(string registry) => registry == DockerHub ? DockerHubLegacyKey : registry;

    public DockerAuth? AuthOf(string registry) => Find(Auths, registry);

    /// <summary>As Docker does: where a helper is named, the file's own entry does not count.</summary>
    public string? HelperOf(string registry) => Find(CredHelpers, registry) ?? (string.IsNullOrEmpty(CredsStore) ? null : CredsStore);

    /// <summary>The key as Docker writes it today goes before the older spellings of the same host.</summary>
    private static T? Find<T>(Dictionary<string, T?>? entries, string registry)
        where T : class
    {
        if (entries is null)
            return null;
        var known = entries.Where(entry => entry.Value is not null).ToList();
        return entries.GetValueOrDefault(ServerOf(registry))
            ?? known.Find(entry => !HasNamespace(entry.Key) && Names(entry.Key, registry)).Value
            ?? known.Find(entry => Names(entry.Key, registry)).Value;
    }

    // As Docker and notation do: a login to HOST/namespace is one to the host.
    private static bool HasNamespace(string key)
    {
        var rest = WithoutScheme(key);
        return rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash && !Versions.Contains(rest[slash..]);
    }

    private static string WithoutScheme(string key) =>
        key[(Schemes.FirstOrDefault(scheme => key.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) ?? "").Length..];

    private static bool Names(string key, string registry)
    {
        // An image's registry never has the default port, and docker login writes what was typed.
        var host = WithoutScheme(key).Split('/')[0];
        if (host.EndsWith(DefaultPort, StringComparison.Ordinal) && !registry.EndsWith(DefaultPort, StringComparison.Ordinal))
            host = host[..^DefaultPort.Length];
        return host.Equals(registry, StringComparison.OrdinalIgnoreCase)
            || (registry == DockerHub && host.Equals(DockerHubLegacyHost, StringComparison.OrdinalIgnoreCase));
    }
}
