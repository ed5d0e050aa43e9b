using System.Diagnostics.CodeAnalysis;

namespace ImageSignatures.Oci;

/// <summary>
/// The name of an image as a task definition writes it, fully expanded: <c>nginx</c> is <c>docker.io/library/nginx</c>.
/// </summary>
/// <remarks>
/// Two spellings of one registry must not choose two trust policy statements, so the host is in lower case and
/// <c>index.docker.io</c>, which Docker itself rewrites, is <c>docker.io</c>. <c>registry-1.docker.io</c> stays what it is: Docker
/// takes it for another registry and adds no <c>library/</c>, and so does notation where it looks for a scope. The port 443 is left out,
/// for a registry is spoken to over HTTPS. It stays where without it the host is none, as in <c>registry:443/app</c>: there it has no other
/// spelling. <c>localhost:443</c> is another registry than <c>localhost</c>, because with a port that host is spoken to over plain HTTP.
/// https://pkg.go.dev/github.com/distribution/reference
/// </remarks>
public sealed record ImageReference
{
    private const int MaxLength = 1024;
    private const string DockerHub = "docker.io";
    private const string DockerHubLegacy = "index.docker.io";
    private const string DefaultPort = ":443";

    private ImageReference(string registry, string repository, string? tag, Digest? digest)
    {
        Registry = registry;
        Repository = repository;
        Tag = tag;
        Digest = digest;
    }

    /// <summary>Host of the registry in lower case, with its port where it has one that is not the default.</summary>
    public string Registry { get; }

    /// <summary>Path of the repository.</summary>
    public string Repository { get; }

    /// <summary>Null where the reference names none; Docker then means <c>latest</c> unless there is a digest.</summary>
    public string? Tag { get; }

    /// <summary>Digest of the manifest or index. It alone decides where there is a tag too.</summary>
    public Digest? Digest { get; }

    /// <summary>The name that a trust policy's <c>registryScopes</c> are compared with.</summary>
    public string Scope => $"{Registry}/{Repository}";

    /// <param name="text">The reference; anything at all.</param>
    /// <param name="reference">The parsed reference, or null.</param>
    /// <param name="error">One sentence that names the part at fault, safe to print; null where the reference is good.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ImageReference? reference, [NotNullWhen(false)] out string? error)
    {
        reference = null;
        error = CheckText(text);
        if (error is not null)
            return false;

        var (name, tag, digestText) = Split(text!);
        var (registry, repository) = Expand(name);
        Digest? digest = null;
        if (digestText is not null && !Digest.TryParse(digestText, out digest))
            error = $"The digest {Quote(digestText)} is not sha256: or sha512: with 64 or 128 lower-case hexadecimal digits.";
        else
            error = CheckParts(registry, repository, tag);

        if (error is not null)
            return false;

        reference = new ImageReference(registry, repository, tag, digest);
        return true;
    }

    /// <summary>The content with this digest in the reference's repository.</summary>
    public ImageByDigest At(Digest digest) => new(Registry, Repository, digest);

    public override string ToString() =>
        Scope + (Tag is null ? "" : $":{Tag}") + (Digest is null ? "" : $"@{Digest}");

    private static string? CheckText(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "The image reference is empty.";
        if (text.Length > MaxLength)
            return $"The image reference has {text.Length} characters; {MaxLength} are allowed.";

        var odd = text.AsSpan().IndexOfAnyExceptInRange('!', '~');
        if (odd >= 0)
            return $"The image reference has the character U+{(int)text[odd]:X4} at position {odd + 1}; only printable ASCII is allowed.";
        return ReferenceGrammar.IsImageId(text) ? $"{Quote(text)} is the ID of a local image and names no repository." : null;
    }

    private static (string Name, string? Tag, string? Digest) Split(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? null : text[(at + 1)..];
        var name = at < 0 ? text : text[..at];
        var colon = name.IndexOf(':', name.LastIndexOf('/') + 1);
        return colon < 0 ? (name, null, digest) : (name[..colon], name[(colon + 1)..], digest);
    }

    /// <summary>The first component is a registry only if it has a dot or a colon, or is <c>localhost</c>.</summary>
    private static (string Registry, string Repository) Expand(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? "" : name[..slash].ToLowerInvariant();
        if (host != "localhost" && host.AsSpan().IndexOfAny('.', ':') < 0)
            return (DockerHub, slash < 0 ? $"library/{name}" : name);

        var repository = name[(slash + 1)..];
        if (host.EndsWith(DefaultPort, StringComparison.Ordinal)
            && host.AsSpan(0, host.Length - DefaultPort.Length).IndexOfAny('.', ':') >= 0)
            host = host[..^DefaultPort.Length];
        if (host is not (DockerHub or DockerHubLegacy))
            return (host, repository);
        return (DockerHub, repository.Contains('/', StringComparison.Ordinal) ? repository : $"library/{repository}");
    }

    private static string? CheckParts(string registry, string repository, string? tag)
    {
        if (!ReferenceGrammar.IsHost(registry))
            return $"The registry {Quote(registry)} is not a host name or IP address (IPv6 in brackets) with an optional port.";
        if (repository.Length > ReferenceGrammar.MaxRepositoryLength)
            return $"The repository has {repository.Length} characters; {ReferenceGrammar.MaxRepositoryLength} are allowed.";
        if (!ReferenceGrammar.IsRepository(repository))
            return $"The repository {Quote(repository)} is not lower-case letters and digits with single . _ __ - or / between them.";

        var maxTag = EcrRegistry.TryParse(registry, out _) ? ReferenceGrammar.MaxEcrTagLength : ReferenceGrammar.MaxTagLength;
        return tag is null || ReferenceGrammar.IsTag(tag, maxTag)
            ? null
            : $"The tag {Quote(tag)} is not 1 to {maxTag} letters, digits, _ . or -, the first neither . nor -.";
    }

    private static string Quote(string part) => part.Length <= 100 ? $"\"{part}\"" : $"\"{part[..100]}…\"";
}
