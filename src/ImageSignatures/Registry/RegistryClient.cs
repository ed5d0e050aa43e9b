using System.Runtime.CompilerServices;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Registry;

/// <summary>
/// Reads images, and what refers to them, from any OCI registry. One instance serves a whole process. Where the registry does not
/// give what is asked, a <see cref="RegistryException"/> holds the inconclusive reason that it comes to.
/// </summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md</remarks>
public sealed class RegistryClient
{
    private readonly RegistryClientOptions _options;
    private readonly RegistryTransport _transport;
    private readonly ManifestReader _manifests;
    private readonly ReferrerListing _referrers;

    /// <param name="http">From <see cref="RegistryHttp.CreateClient()"/>: it must not follow redirects by itself.</param>
    /// <param name="credentials">Knows what to present to which registry.</param>
    /// <param name="timeProvider">The clock of deadlines, pauses and token lifetimes.</param>
    /// <param name="options">How far to go.</param>
    public RegistryClient(HttpClient http, IRegistryCredentialSource credentials, TimeProvider timeProvider, RegistryClientOptions options)
    {
        var exchange = new HttpExchange(http, timeProvider, options.RequestTimeout);
        var authenticator = new RegistryAuthenticator(credentials, new TokenService(exchange, timeProvider), timeProvider);
        _options = options;
        _transport = new RegistryTransport(exchange, authenticator);
        _manifests = new ManifestReader(_transport, options);
        _referrers = new ReferrerListing(_transport, options);
    }

    internal RegistryTransport Transport => _transport;

    internal RegistryClientOptions Options => _options;

    /// <summary>What the reference points to now: its digest decides, else its tag, else <c>latest</c>.</summary>
    public Task<Descriptor> ResolveAsync(ImageReference reference, CancellationToken cancellationToken) => _manifests.ResolveAsync(
        Address(reference.Registry, reference.Repository),
        reference.Digest?.ToString() ?? reference.Tag ?? "latest",
        reference.Digest,
        cancellationToken);

    /// <summary>
    /// Media type and size of the image's manifest or index, as the registry tells them;
    /// <see cref="FetchManifestAsync(ImageByDigest, CancellationToken)"/> gives a size that was measured.
    /// </summary>
    public Task<Descriptor> ResolveAsync(ImageByDigest image, CancellationToken cancellationToken) =>
        _manifests.ResolveAsync(Address(image.Registry, image.Repository), image.Digest.ToString(), image.Digest, cancellationToken);

    /// <summary>The manifest or index with the image's digest.</summary>
    public Task<ManifestContent> FetchManifestAsync(ImageByDigest image, CancellationToken cancellationToken) =>
        _manifests.FetchAsync(Address(image.Registry, image.Repository), image.Digest.ToString(), image.Digest, cancellationToken);

    /// <summary>The manifest or index that the reference points to now.</summary>
    public Task<ManifestContent> FetchManifestAsync(ImageReference reference, CancellationToken cancellationToken) => _manifests.FetchAsync(
        Address(reference.Registry, reference.Repository),
        reference.Digest?.ToString() ?? reference.Tag ?? "latest",
        reference.Digest,
        cancellationToken);

    /// <summary>A blob of a repository, such as a signature envelope.</summary>
    /// <param name="image">Any image of the repository.</param>
    /// <param name="blob">Names the blob.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The bytes, which have the descriptor's digest and size.</returns>
    public async Task<byte[]> FetchBlobAsync(ImageByDigest image, Descriptor blob, CancellationToken cancellationToken)
    {
        var address = Address(image.Registry, image.Repository);
        var subject = new RequestSubject(address, $"blob {blob.Digest}");
        if (blob.Size > _options.MaxBlobSize)
            throw RegistryFailures.Unusable(subject, $"would have {blob.Size} bytes, more than the {_options.MaxBlobSize} that are read");

        var answer = await _transport.SendAsync(
            new RegistryRequest
            {
                Method = HttpMethod.Get,
                Uri = address.Blob(blob.Digest),
                Subject = subject,
                Limits = new ExchangeLimits(_options.MaxBlobSize),
                Accept = [],
                IsBlob = true,
            },
            cancellationToken);
        var body = answer.RequireBody(subject, _options.MaxBlobSize);
        body.RequireSize(subject, blob.Size);
        body.RequireDigest(subject, blob.Digest);
        return body;
    }

    /// <summary>
    /// What refers to the image and has the artifact type, each digest once: first what the referrers API lists, then what only the
    /// tag schema does, which is not asked before the caller comes to it. An image that does not exist has no referrers: resolve first.
    /// </summary>
    /// <exception cref="RegistryException">
    /// The listing failed, or is longer than is read. What came before it is good.
    /// </exception>
    public async IAsyncEnumerable<Descriptor> ReferrersAsync(
        ImageByDigest image, string artifactType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<Digest>();
        await foreach (var page in ReferrerPagesAsync(image, artifactType, cancellationToken))
        {
            foreach (var referrer in page.Referrers.Where(referrer => seen.Add(referrer.Digest)))
                yield return referrer;
            if (page.Limit is { } limit)
                throw RegistryFailures.Unusable(
                    new RequestSubject(Address(image.Registry, image.Repository), $"the referrers of {image.Digest}"), $"is too long: {limit}");
        }
    }

    /// <summary>
    /// The same, one answer after the other: the referrers API's pages, then the tag schema's index, which is asked for when the caller
    /// comes to it. A digest may come several times.
    /// </summary>
    internal IAsyncEnumerable<ReferrerPage> ReferrerPagesAsync(
        ImageByDigest image, string artifactType, CancellationToken cancellationToken) =>
        _referrers.ListAsync(Address(image.Registry, image.Repository), image.Digest, artifactType, cancellationToken);

    /// <summary>What the referrers API alone lists; nothing where the registry lacks it.</summary>
    internal async IAsyncEnumerable<Descriptor> ReferrersByApiAsync(
        ImageByDigest image, string artifactType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = Address(image.Registry, image.Repository);
        await foreach (var page in _referrers.ByApiAsync(address, image.Digest, artifactType, cancellationToken))
        {
            foreach (var referrer in page.Referrers)
                yield return referrer;
        }
    }

    /// <summary>What the registry has under the digest of a manifest that somebody listed.</summary>
    /// <param name="image">Any image of the repository.</param>
    /// <param name="digest">The manifest's.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RegistryException">The registry, or the way to it, failed.</exception>
    internal Task<StoredContent> FindManifestAsync(ImageByDigest image, Digest digest, CancellationToken cancellationToken)
    {
        var address = Address(image.Registry, image.Repository);
        var request = new RegistryRequest
        {
            Method = HttpMethod.Get,
            Uri = address.Manifest(digest.ToString()),
            Subject = new RequestSubject(address, $"manifest {digest}"),
            Limits = new ExchangeLimits(_options.MaxManifestSize),
        };
        return FindAsync(request, digest, cancellationToken);
    }

    /// <summary>What the registry has under the digest of a blob that somebody wrote into a manifest.</summary>
    /// <param name="image">Any image of the repository.</param>
    /// <param name="digest">The blob's.</param>
    /// <param name="limit">Bytes that are read.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RegistryException">The registry, or the way to it, failed.</exception>
    internal Task<StoredContent> FindBlobAsync(ImageByDigest image, Digest digest, int limit, CancellationToken cancellationToken)
    {
        var address = Address(image.Registry, image.Repository);
        var request = new RegistryRequest
        {
            Method = HttpMethod.Get,
            Uri = address.Blob(digest),
            Subject = new RequestSubject(address, $"blob {digest}"),
            Limits = new ExchangeLimits(limit),
            Accept = [],
            IsBlob = true,
        };
        return FindAsync(request, digest, cancellationToken);
    }

    /// <summary>Whether the repository of an image has a blob.</summary>
    internal async Task<bool> HasBlobAsync(ImageByDigest image, Digest digest, CancellationToken cancellationToken)
    {
        var address = Address(image.Registry, image.Repository);
        var request = new RegistryRequest
        {
            Method = HttpMethod.Head,
            Uri = address.Blob(digest),
            Subject = new RequestSubject(address, $"blob {digest}"),
            Limits = new ExchangeLimits(0),
            Accept = [],
            IsBlob = true,
        };
        var answer = await _transport.SendAsync(request, cancellationToken);
        if (answer.IsRefusalOfName)
            return false;
        answer.RequireOk(request.Subject);
        return true;
    }

    private async Task<StoredContent> FindAsync(RegistryRequest request, Digest digest, CancellationToken cancellationToken)
    {
        var answer = await _transport.SendAsync(request, cancellationToken);
        if (answer.IsRefusalOfName)
            return new StoredContent.Missing($"{(int)answer.Status}{RegistryFailures.ErrorCode(answer)}");

        answer.RequireOk(request.Subject);
        if (answer.Body is not { } body)
            return new StoredContent.TooLong(request.Limits.MaxBody);
        if (MediaTypes.OutdatedManifests.Contains(answer.MediaType))
            return new StoredContent.Outdated(answer.MediaType!);

        body.RequireDigest(request.Subject, digest);
        return new StoredContent.Intact(answer.MediaType ?? "", body);
    }

    private RepositoryAddress Address(string registry, string repository) => RepositoryAddress.Of(registry, repository, _options.PlainHttp);
}
