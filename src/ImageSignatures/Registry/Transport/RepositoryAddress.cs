using ImageSignatures.Oci;

namespace ImageSignatures.Registry.Transport;

/// <summary>Where a repository is spoken to, and where its resources are.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#endpoints</remarks>
internal sealed record RepositoryAddress
{
    private const string DockerHub = "docker.io";
    private const string DockerHubEndpoint = "registry-1.docker.io";

    private RepositoryAddress(string registry, string repository, Uri root)
    {
        Registry = registry;
        Repository = repository;
        Root = root;
    }

    public string Registry { get; }

    public string Repository { get; }

    /// <summary>The registry itself, <c>https://HOST/</c>.</summary>
    public Uri Root { get; }

    /// <summary>Whether the registry is spoken to without TLS.</summary>
    public bool IsPlain => Root.Scheme == Uri.UriSchemeHttp;

    /// <summary>Only ECR gets an ECR token, and ECR gets nothing else.</summary>
    public bool IsEcr => EcrRegistry.TryParse(Registry, out _);

    /// <exception cref="ArgumentException">The names are not those of a repository.</exception>
    public static RepositoryAddress Of(string registry, string repository, bool plainHttp)
    {
        var host = registry.ToLowerInvariant();
        if (!ReferenceGrammar.IsHost(host))
            throw new ArgumentException($"\"{registry}\" is not the host of a registry.", nameof(registry));
        if (!ReferenceGrammar.IsRepository(repository))
            throw new ArgumentException($"\"{repository}\" is not the path of a repository.", nameof(repository));

        var isPlain = !EcrRegistry.TryParse(host, out _) && (plainHttp || host.StartsWith("localhost:", StringComparison.Ordinal));
        var endpoint = host == DockerHub ? DockerHubEndpoint : host;
        return new RepositoryAddress(host, repository, new Uri($"{(isPlain ? "http" : "https")}://{endpoint}/"));
    }

    /// <param name="reference">A tag or a digest.</param>
    public Uri Manifest(string reference) => new(Root, $"v2/{Repository}/manifests/{reference}");

    public Uri Blob(Digest digest) => new(Root, $"v2/{Repository}/blobs/{digest}");

    /// <summary>Where uploads of blobs begin.</summary>
    public Uri Uploads() => new(Root, $"v2/{Repository}/blobs/uploads/");

    /// <summary>Where an upload begins that the registry may settle with a blob which another of its repositories has.</summary>
    public Uri Mount(Digest digest, string fromRepository) =>
        new(Uploads(), $"?mount={Uri.EscapeDataString(digest.ToString())}&from={Uri.EscapeDataString(fromRepository)}");

    public Uri Referrers(Digest digest, string artifactType) =>
        new(Root, $"v2/{Repository}/referrers/{digest}?artifactType={Uri.EscapeDataString(artifactType)}");

    /// <summary>Same scheme, host and port as the registry.</summary>
    public bool IsOriginOf(Uri uri) =>
        Uri.Compare(Root, uri, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Another name, such as the one for IPv6, of the registry of ECR that this is.</summary>
    public bool IsSameEcrAs(Uri uri) => uri.Scheme == Root.Scheme
        && uri.IsDefaultPort
        && EcrRegistry.TryParse(Registry, out var one)
        && EcrRegistry.TryParse(uri.Host, out var other)
        && (one.Account, one.Region) == (other.Account, other.Region);

    public override string ToString() => $"{Registry}/{Repository}";
}
