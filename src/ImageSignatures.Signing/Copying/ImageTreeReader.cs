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
            return new ImageTree(manifest, BlobsOf(source, manifest), []);

        var entries = IndexOf(source, manifest);
        var children = new List<ImageTree>();
        foreach (var digest in entries.Select(entry => entry.Digest).Distinct())
        {
            if (!known.TryGetValue(digest, out var tree))
            {
                var child = await registry.FetchManifestAsync(source.At(digest), cancellationToken);
                known[digest] = tree = await ReadAsync(source, child, depth + 1, known, cancellationToken);
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

    private static List<Descriptor> BlobsOf(ImageReference source, ManifestContent manifest)
    {
        try
        {
            var image = JsonSerializer.Deserialize(manifest.Content.Span, OciJson.Default.ImageManifest);
            if (image?.Config is not { } config || image.Layers is not { Count: <= MaxEntries } layers
                || layers.Any(layer => layer is null) || layers.Append(config).Any(blob => blob.Size < 0))
                throw Unusable(source, "its manifest lacks a config or layers, or has too many");
            return [config, .. layers.Where(IsDistributed)];
        }
        catch (JsonException)
        {
            throw Unusable(source, "its manifest is malformed");
        }
    }

    /// <summary>Base layers of Windows stay where their licence keeps them; registries take manifests without them.</summary>
    /// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md#non-distributable-layers</remarks>
    private static bool IsDistributed(Descriptor layer) =>
        !layer.MediaType.Contains(".nondistributable.", StringComparison.Ordinal)
            && !layer.MediaType.Contains(".foreign.", StringComparison.Ordinal);

    private static SigningException Unusable(ImageReference source, string why) =>
        new(SigningFailureCode.ManifestUnusable, $"{source} cannot be copied: {why}; push it anew from what it was built of.");
}
