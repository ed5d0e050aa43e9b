using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Pushing;

namespace ImageSignatures.Signing.Copying;

/// <summary>
/// Copies an image from one registry to another. Its manifests stay what they are, byte for byte; blobs that the target has are passed
/// over. What names the image, its tag, comes last, so that an interrupted copy is none.
/// </summary>
internal sealed class ImageCopier(
    RegistryClient registry, RegistryPusher pusher, ImageTreeReader trees, BlobPlaces places, ISigningProgress progress)
{
    private const int ParallelBlobs = 6;
    private const int ParallelManifests = 4;

    /// <returns>The image in its new place.</returns>
    /// <exception cref="RegistryException">A registry did not do its part.</exception>
    /// <exception cref="SigningException">The image cannot be copied as it is wanted.</exception>
    public async Task<CopiedImage> CopyAsync(ImageToSign image, ImageReference source, CancellationToken cancellationToken)
    {
        var whole = await registry.FetchManifestAsync(source, cancellationToken);
        var wanted = await PlatformSelection.SelectAsync(registry, source, whole, image.Platforms, cancellationToken);
        if (await IsThereAsync(image.Target, wanted.Descriptor.Digest, cancellationToken))
            return new CopiedImage(wanted, 0);

        var tree = await trees.ReadAsync(source, wanted, cancellationToken);
        progress.Began(image, SigningStep.Copy);
        var bytes = await CopyBlobsAsync(image, source, tree, cancellationToken);
        await PushChildrenAsync(image.TargetRepository, tree, cancellationToken);
        await pusher.PushManifestAsync(image.TargetRepository, tree.Manifest, image.Target.Tag, cancellationToken);
        return new CopiedImage(wanted, bytes);
    }

    /// <summary>Images, which refer to blobs alone, some at a time; then the indexes between them and the root, innermost first.</summary>
    private async Task PushChildrenAsync(RepositoryName target, ImageTree tree, CancellationToken cancellationToken)
    {
        var children = tree.Flatten().SkipLast(1).Select(child => child.Manifest).DistinctBy(child => child.Descriptor.Digest).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelManifests, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            children.Where(child => !PlatformSelection.IsIndex(child.Descriptor)),
            options,
            async (child, token) => await pusher.PushManifestAsync(target, child, null, token));
        foreach (var child in children.Where(child => PlatformSelection.IsIndex(child.Descriptor)))
            await pusher.PushManifestAsync(target, child, null, cancellationToken);
    }

    /// <summary>Whether the target's tag names the digest; a registry has all that a manifest refers to.</summary>
    public async Task<bool> IsThereAsync(ImageReference target, Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            return (await registry.ResolveAsync(target, cancellationToken)).Digest == digest;
        }
        catch (RegistryException exception) when (exception.Reason.Code == Verdicts.ReasonCode.ImageNotFound)
        {
            return false;
        }
    }

    /// <returns>Bytes that were sent.</returns>
    private async Task<long> CopyBlobsAsync(ImageToSign image, ImageReference source, ImageTree tree, CancellationToken cancellationToken)
    {
        var blobs = tree.AllBlobs;
        progress.Expects(image, blobs.Sum(blob => blob.Size));
        var sent = 0L;
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelBlobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(blobs.OrderByDescending(blob => blob.Size), options, async (blob, token) =>
        {
            var moved = 0L;
            await places.EnsureAsync(image.TargetRepository, blob.Digest, () => CopyBlobAsync(image, source, blob, Moved, token), token);
            progress.Moved(image, blob.Size - moved);
            Interlocked.Add(ref sent, moved);

            void Moved(long bytes)
            {
                moved += bytes;
                progress.Moved(image, bytes);
            }
        });
        return sent;
    }

    private async Task CopyBlobAsync(
        ImageToSign image, ImageReference source, Descriptor blob, Action<long> moved, CancellationToken cancellationToken)
    {
        if (pusher.IsAskedFirst(image.TargetRepository, blob)
            && await pusher.HasBlobAsync(image.TargetRepository, blob, cancellationToken))
            return;

        var mountFrom = source.Registry == image.Target.Registry ? source.Repository : places.Find(image.Target.Registry, blob.Digest);
        await pusher.CopyBlobAsync(
            new RepositoryName(source.Registry, source.Repository), image.TargetRepository, blob, mountFrom, moved, cancellationToken);
    }
}
