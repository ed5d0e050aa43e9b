using System.Collections.Concurrent;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Pushing;
using ImageSignatures.Signing.Signers;

namespace ImageSignatures.Signing.Bulk;

/// <summary>
/// The signatures of a run. At its end each is looked for once more where a registry leaves the list of referrers to its writers: another
/// one may have overwritten an entry in the meantime.
/// </summary>
internal sealed class AttachedSignatures(RegistryPusher pusher)
{
    private readonly ConcurrentQueue<(ImageByDigest Image, Descriptor Signature)> _signatures = new();

    public void Add(ImageByDigest image, AttachedSignature signature)
    {
        if (signature.IsInTag)
            _signatures.Enqueue((image, signature.Referrer));
    }

    /// <summary>Makes sure, before anything is written, that a signature of the image could be listed.</summary>
    /// <exception cref="RegistryException">The registry has no place for the list.</exception>
    public Task RequirePlaceAsync(ImageByDigest image, CancellationToken cancellationToken) =>
        pusher.RequirePlaceForReferrersAsync(image, cancellationToken);

    /// <exception cref="RegistryException">A list cannot be read or written.</exception>
    public async Task EnsureListedAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        foreach (var (_, signature) in _signatures.Where(entry => entry.Image == image))
            await pusher.EnsureListedAsync(image, signature, cancellationToken);
    }
}
