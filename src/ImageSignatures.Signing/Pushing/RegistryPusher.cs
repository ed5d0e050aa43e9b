using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Signing.Pushing;

/// <summary>
/// Writes to any OCI registry, with the transport of a <see cref="RegistryClient"/>: blobs, manifests, and what refers to an image.
/// </summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#push</remarks>
internal sealed class RegistryPusher
{
    /// <summary>A blob of at most so many bytes is held in memory.</summary>
    private const int MaxInMemory = 1024 * 1024;

    /// <summary>A process holds so many blobs in memory at once, however many images are on their way.</summary>
    private const int MaxHeld = 32;

    /// <summary>A blob of at most so many bytes is sent about as soon as the question whether it is there is answered.</summary>
    private const int MaxUnasked = 256 * 1024;

    private static readonly SemaphoreSlim Held = new(MaxHeld);

    private readonly RegistryClient _client;
    private readonly RegistryTransport _transport;
    private readonly TimeProvider _time;
    private readonly BlobUploader _blobs;
    private readonly ManifestWriter _manifests;
    private readonly ReferrersTag _referrersTag;

    public RegistryPusher(RegistryClient client, TimeProvider time)
    {
        (_client, _transport, _time) = (client, client.Transport, time);
        _blobs = new BlobUploader(_transport, client.Options, time);
        _manifests = new ManifestWriter(_transport, time);
        _referrersTag = new ReferrersTag(_transport, _manifests, client.Options, time);
    }

    public Task<bool> HasBlobAsync(RepositoryName target, Descriptor blob, CancellationToken cancellationToken) =>
        _blobs.ExistsAsync(Address(target), blob, cancellationToken);

    /// <summary>
    /// Whether a repository is to be asked for a blob before an upload is opened. Else both are one request: the blob is mounted from the
    /// repository itself, and where it is not there, or the registry grants no such mount, the upload is open.
    /// </summary>
    public bool IsAskedFirst(RepositoryName target, Descriptor blob) => blob.Size > MaxUnasked || Address(target).IsEcr;

    /// <summary>Brings a blob from one repository into another that lacks it.</summary>
    /// <param name="source">Has the blob.</param>
    /// <param name="target">Gets it.</param>
    /// <param name="blob">The blob. Its digest and size are checked on the way.</param>
    /// <param name="mountFrom">A repository of the target's registry that has the blob already, or null.</param>
    /// <param name="moved">Told how many bytes went on their way.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <returns>False where the registry had it elsewhere, so that nothing was sent.</returns>
    public async Task<bool> CopyBlobAsync(
        RepositoryName source,
        RepositoryName target,
        Descriptor blob,
        string? mountFrom,
        Action<long> moved,
        CancellationToken cancellationToken)
    {
        var address = Address(target);
        mountFrom ??= IsAskedFirst(target, blob) ? null : target.Repository;
        if (await _blobs.OpenAsync(address, blob, mountFrom, cancellationToken) is not { } session)
            return false;

        await using var content = new BlobSource(_transport, Address(source), blob, _time);
        if (blob.Size > MaxInMemory)
        {
            await _blobs.PushAsync(address, blob, session, content, moved, cancellationToken);
            return true;
        }

        await Held.WaitAsync(cancellationToken);
        try
        {
            var bytes = new byte[blob.Size];
            await content.FillAsync(bytes, cancellationToken);
            await _blobs.PushAsync(address, blob, session, bytes, cancellationToken);
            moved(bytes.Length);
            return true;
        }
        finally
        {
            Held.Release();
        }
    }

    /// <summary>Puts a blob that is in memory where it is missing.</summary>
    public async Task PushBlobAsync(
        RepositoryName target, Descriptor blob, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var address = Address(target);
        var isAsked = IsAskedFirst(target, blob);
        if (isAsked && await _blobs.ExistsAsync(address, blob, cancellationToken))
            return;
        if (await _blobs.OpenAsync(address, blob, isAsked ? null : target.Repository, cancellationToken) is { } session)
            await _blobs.PushAsync(address, blob, session, content, cancellationToken);
    }

    /// <param name="target">The repository.</param>
    /// <param name="manifest">The manifest or index; what it refers to is there.</param>
    /// <param name="tag">The tag that is to name it, or null.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task PushManifestAsync(RepositoryName target, ManifestContent manifest, string? tag, CancellationToken cancellationToken) =>
        _manifests.PushAsync(Address(target), tag ?? manifest.Descriptor.Digest.ToString(), manifest, cancellationToken);

    /// <summary>Pushes a manifest that refers to an image, and sees to it that the image's referrers list it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="manifest">The manifest, whose subject the image is.</param>
    /// <param name="referrer">How a list of referrers describes it.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>True where the registry left the list of referrers to its writers.</returns>
    public async Task<bool> AttachAsync(
        ImageByDigest image, ManifestContent manifest, Descriptor referrer, CancellationToken cancellationToken)
    {
        var target = new RepositoryName(image.Registry, image.Repository);
        if (await _manifests.PushAsync(Address(target), referrer.Digest.ToString(), manifest, cancellationToken))
            return false;
        await EnsureListedAsync(image, referrer, cancellationToken);
        return true;
    }

    /// <summary>Makes sure that a signature could be listed, before anything is written.</summary>
    /// <exception cref="RegistryException">The registry has no place for the list.</exception>
    public Task RequirePlaceForReferrersAsync(ImageByDigest image, CancellationToken cancellationToken) =>
        _referrersTag.RequireFreeAsync(image, Address(new RepositoryName(image.Registry, image.Repository)), cancellationToken);

    /// <summary>Enters a referrer, where neither the referrers API nor the tag schema lists it.</summary>
    public async Task EnsureListedAsync(ImageByDigest image, Descriptor referrer, CancellationToken cancellationToken)
    {
        await foreach (var listed in _client.ReferrersByApiAsync(image, referrer.ArtifactType!, cancellationToken))
        {
            if (listed.Digest == referrer.Digest)
                return;
        }

        await _referrersTag.EnsureAsync(image, Address(new RepositoryName(image.Registry, image.Repository)), referrer, cancellationToken);
    }

    private RepositoryAddress Address(RepositoryName name) =>
        RepositoryAddress.Of(name.Registry, name.Repository, _client.Options.PlainHttp);
}
