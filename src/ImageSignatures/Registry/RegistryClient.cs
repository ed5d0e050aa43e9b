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
    /// The listing failed, or is longer than <see cref="RegistryClientOptions.MaxReferrers"/>. What came before it is good.
    /// </exception>
    public async IAsyncEnumerable<Descriptor> ReferrersAsync(
        ImageByDigest image, string artifactType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = Address(image.Registry, image.Repository);
        var seen = new HashSet<Digest>();
        var count = 0;
        await foreach (var referrer in _referrers.ListAsync(address, image.Digest, artifactType, cancellationToken))
        {
            if (++count > _options.MaxReferrers)
                throw RegistryFailures.Unusable(
                    new RequestSubject(address, $"the referrers of {image.Digest}"),
                    $"lists more than the {_options.MaxReferrers} that are read");
            if (referrer.ArtifactType == artifactType && seen.Add(referrer.Digest))
                yield return referrer;
        }
    }

    /// <summary>What the referrers API alone lists; nothing where the registry lacks it.</summary>
    internal IAsyncEnumerable<Descriptor> ReferrersByApiAsync(
        ImageByDigest image, string artifactType, CancellationToken cancellationToken) =>
        _referrers.ByApiAsync(Address(image.Registry, image.Repository), image.Digest, artifactType, cancellationToken);

    private RepositoryAddress Address(string registry, string repository) => RepositoryAddress.Of(registry, repository, _options.PlainHttp);
}
