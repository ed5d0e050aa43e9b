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
    private static readonly string[] Paths = ["/v1/", "/v1", "/v2/", "/v2", "/"];

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
        return entries.GetValueOrDefault(ServerOf(registry))
            ?? entries.FirstOrDefault(entry => entry.Value is not null && Names(entry.Key, registry)).Value;
    }

    private static bool Names(string key, string registry)
    {
        var scheme = Schemes.FirstOrDefault(scheme => key.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) ?? "";
        var path = Paths.FirstOrDefault(path => key.EndsWith(path, StringComparison.Ordinal)) ?? "";
        if (scheme.Length + path.Length > key.Length)
            return false;

        // An image's registry never has the default port, and docker login writes what was typed.
        var host = key[scheme.Length..^path.Length];
        if (host.EndsWith(DefaultPort, StringComparison.Ordinal) && !registry.EndsWith(DefaultPort, StringComparison.Ordinal))
            host = host[..^DefaultPort.Length];
        return host.Equals(registry, StringComparison.OrdinalIgnoreCase)
            || (registry == DockerHub && host.Equals(DockerHubLegacyHost, StringComparison.OrdinalIgnoreCase));
    }
}
