using System.Collections.Concurrent;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Pushing;

namespace ImageSignatures.Signing.Bulk;

/// <summary>
/// The signatures of a run. At its end each is looked for once more: where a registry leaves the list of referrers to its writers,
/// another one may have overwritten an entry in the meantime.
/// </summary>
internal sealed class AttachedSignatures(RegistryPusher pusher)
{
    private readonly ConcurrentQueue<(ImageByDigest Image, Descriptor Signature)> _signatures = new();

    public void Add(ImageByDigest image, Descriptor signature) => _signatures.Enqueue((image, signature));

    /// <exception cref="RegistryException">A list cannot be read or written.</exception>
    public async Task EnsureListedAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        foreach (var (_, signature) in _signatures.Where(entry => entry.Image == image))
            await pusher.EnsureListedAsync(image, signature, cancellationToken);
    }
}
