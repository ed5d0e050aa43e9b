using System.Net;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Registry;

/// <summary>Resolves and fetches manifests.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests</remarks>
internal sealed class ManifestReader(RegistryTransport transport, RegistryClientOptions options)
{
    private const string DigestHeader = "Docker-Content-Digest";

    /// <summary>A manifest of Docker's schema 1 has no bytes with its digest, but the registry can say that it has it.</summary>
    private static readonly IReadOnlyList<string> KnownImages = [.. MediaTypes.Manifests, .. MediaTypes.OutdatedManifests];

    /// <summary>Asks for the manifest's headers, and for the manifest itself where they do not tell all.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="reference">A tag or a digest.</param>
    /// <param name="expected">The digest, where it is known.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<Descriptor> ResolveAsync(
        RepositoryAddress address, string reference, Digest? expected, CancellationToken cancellationToken)
    {
        var subject = Subject(address, reference);
        var answer = await SendAsync(HttpMethod.Head, subject, reference, cancellationToken);
        if (answer.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
            return (await FetchAsync(address, reference, expected, cancellationToken)).Descriptor;

        answer.RequireOk(subject);
        if (!Digest.TryParse(answer.Header(DigestHeader), out var told)
            || answer.ContentLength is not (> 0 and { } size)
            || answer.MediaType is null)
            return (await FetchAsync(address, reference, expected, cancellationToken)).Descriptor;
        if (expected is not null && told != expected)
            throw RegistryFailures.Unusable(subject, $"is about {told}");

        return new Descriptor { MediaType = MediaType(subject, answer, KnownImages), Digest = told, Size = size };
    }

    /// <inheritdoc cref="ResolveAsync"/>
    public async Task<ManifestContent> FetchAsync(
        RepositoryAddress address, string reference, Digest? expected, CancellationToken cancellationToken)
    {
        var subject = Subject(address, reference);
        var answer = await SendAsync(HttpMethod.Get, subject, reference, cancellationToken);
        var body = answer.RequireBody(subject, options.MaxManifestSize);
        var mediaType = MediaType(subject, answer, MediaTypes.Manifests);
        var told = Digest.TryParse(answer.Header(DigestHeader), out var parsed) ? parsed : null;
        var digest = expected ?? told ?? Digest.Compute(body);
        body.RequireDigest(subject, digest);
        return new ManifestContent(new Descriptor { MediaType = mediaType, Digest = digest, Size = body.Length }, body);
    }

    private static RequestSubject Subject(RepositoryAddress address, string reference) => new(address, $"manifest {reference}");

    private Task<HttpAnswer> SendAsync(HttpMethod method, RequestSubject subject, string reference, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new RegistryRequest
            {
                Method = method,
                Uri = subject.Address.Manifest(reference),
                Subject = subject,
                Limits = new ExchangeLimits(options.MaxManifestSize),
                Accept = method == HttpMethod.Head && Digest.TryParse(reference, out _) ? KnownImages : MediaTypes.Manifests,
            },
            cancellationToken);

    /// <summary>The page that a proxy shows instead must not pass for an image.</summary>
    private static string MediaType(RequestSubject subject, HttpAnswer answer, IEnumerable<string> expected) =>
        expected.FirstOrDefault(known => known == answer.MediaType)
        ?? throw (MediaTypes.OutdatedManifests.Contains(answer.MediaType)
            ? RegistryFailures.Damaged(subject, "is one of Docker's schema 1, whose bytes do not have its digest")
            : RegistryFailures.Unusable(subject, $"is {answer.ShownMediaType} and no image manifest"));
}
