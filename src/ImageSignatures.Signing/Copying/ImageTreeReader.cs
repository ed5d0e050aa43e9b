using System.Text.Json;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Signing.Copying;

/// <summary>Reads what an image consists of.</summary>
internal sealed class ImageTreeReader(RegistryClient registry)
{
    private const int MaxDepth = 3;
    private const int MaxEntries = 1000;
    private const int MaxManifests = 1000;
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <param name="source">Where the manifest is from.</param>
    /// <param name="manifest">A manifest or an index.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="RegistryException">A part of it cannot be fetched.</exception>
    /// <exception cref="SigningException">It is malformed, too deep or too large.</exception>
    public Task<ImageTree> ReadAsync(ImageReference source, ManifestContent manifest, CancellationToken cancellationToken) =>
        ReadAsync(source, manifest, 0, [], cancellationToken);

    /// <param name="source">Where the manifest is from.</param>
    /// <param name="manifest">A manifest or an index.</param>
    /// <param name="depth">Indexes above it.</param>
    /// <param name="known">What has been read: whoever lists a manifest twice gets it once.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    private async Task<ImageTree> ReadAsync(
        ImageReference source, ManifestContent manifest, int depth, Dictionary<Digest, ImageTree> known, CancellationToken cancellationToken)
    {
        if (depth > MaxDepth)
            throw Unusable(source, $"its indexes are nested more than {MaxDepth} deep");
        if (!PlatformSelection.IsIndex(manifest.Descriptor))
            return new ImageTree(manifest, await BlobsOfAsync(source, manifest, cancellationToken), []);

        var entries = IndexOf(source, manifest);
        var children = new List<ImageTree>();
        foreach (var entry in entries.DistinctBy(entry => entry.Digest))
        {
            if (!known.TryGetValue(entry.Digest, out var tree))
            {
                var child = await FetchAsync(source, entry, cancellationToken);
                known[entry.Digest] = tree = await ReadAsync(source, child, depth + 1, known, cancellationToken);
                RequireModest(source, known);
            }

            children.Add(tree);
        }

        return new ImageTree(manifest, [], children);
    }

    private static void RequireModest(ImageReference source, Dictionary<Digest, ImageTree> known)
    {
        if (known.Count > MaxManifests || known.Values.Sum(tree => (long)tree.Manifest.Content.Length) > MaxBytes)
            throw Unusable(source, $"it has more than {MaxManifests} manifests, or more than {MaxBytes / 1024 / 1024} MiB of them");
    }

    /// <summary>The entries of an index.</summary>
    /// <exception cref="SigningException">It is malformed or too large.</exception>
    public static IReadOnlyList<Descriptor> IndexOf(ImageReference source, ManifestContent index)
    {
        try
        {
            var entries = JsonSerializer.Deserialize(index.Content.Span, OciJson.Default.ImageIndex)?.Manifests ?? [];
            return entries.Count <= MaxEntries && entries.All(entry => entry is not null)
                ? entries
                : throw Unusable(source, $"its index has more than {MaxEntries} entries, or an empty one");
        }
        catch (JsonException)
        {
            throw Unusable(source, "its index is malformed");
        }
    }

    /// <summary>What an index lists, whatever its media type is.</summary>
    private async Task<ManifestContent> FetchAsync(ImageReference source, Descriptor entry, CancellationToken cancellationToken) =>
        await registry.FindManifestAsync(source.At(entry.Digest), entry.Digest, cancellationToken) switch
        {
            StoredContent.Intact { Bytes: var bytes, MediaType: var mediaType } => new ManifestContent(
                new Descriptor
                {
                    MediaType = MediaTypes.Manifests.Contains(mediaType) ? mediaType : entry.MediaType,
                    Digest = entry.Digest,
                    Size = bytes.Length,
                },
                bytes),
            StoredContent.Missing => throw Unusable(source, $"its index lists {entry.Digest}, which the registry does not have"),
            StoredContent.Outdated => throw Unusable(source, $"its index lists {entry.Digest}, a manifest of Docker's schema 1"),
            _ => throw Unusable(source, $"its index lists {entry.Digest}, which is longer than a manifest may be"),
        };

    private async Task<IReadOnlyList<Descriptor>> BlobsOfAsync(
        ImageReference source, ManifestContent manifest, CancellationToken cancellationToken)
    {
        var blobs = new List<Descriptor>();
        foreach (var blob in BlobsOf(source, manifest))
        {
            if (IsDistributed(blob) || await registry.HasBlobAsync(source.At(blob.Digest), blob.Digest, cancellationToken))
                blobs.Add(blob);
        }

        return blobs;
    }

    private static List<Descriptor> BlobsOf(ImageReference source, ManifestContent manifest)
    {
        var isKnown = manifest.Descriptor.MediaType is MediaTypes.OciManifest or MediaTypes.DockerManifest;
        try
        {
            var image = JsonSerializer.Deserialize(manifest.Content.Span, OciJson.Default.ImageManifest);
            var blobs = new[] { image?.Config }.Concat(image?.Layers ?? []).Concat(image?.Blobs ?? []).OfType<Descriptor>().ToList();
            var isWhole = image is { Config: not null, Layers: { } layers } && layers.All(layer => layer is not null);
            return blobs.Count <= MaxEntries && blobs.All(blob => blob.Size >= 0) && (isWhole || !isKnown)
                ? blobs
                : throw Unusable(source, "its manifest lacks a config or layers, or has too many");
        }
        catch (JsonException)
        {
            // A manifest of another kind goes along as it is.
            return isKnown ? throw Unusable(source, "its manifest is malformed") : [];
        }
    }

    /// <summary>
    /// Base layers of Windows may stay where their licence keeps them, and registries take manifests without them. Where the source has
    /// them all the same, they are copied.
    /// </summary>
    /// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md#non-distributable-layers</remarks>
    private static bool IsDistributed(Descriptor layer) =>
        !layer.MediaType.Contains(".nondistributable.", StringComparison.Ordinal)
            && !layer.MediaType.Contains(".foreign.", StringComparison.Ordinal);

    private static SigningException Unusable(ImageReference source, string why) =>
        new(SigningFailureCode.ManifestUnusable, $"{source} cannot be copied: {why}; push it again from what it was built of.");
}
