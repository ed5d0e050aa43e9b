using ImageSignatures.Oci;
using ImageSignatures.Registry;

namespace ImageSignatures.Signing.Copying;

/// <summary>A manifest with all that it refers to: an image's blobs, or an index's images.</summary>
/// <param name="Manifest">The manifest, as it is pushed.</param>
/// <param name="Blobs">Config and layers; none of an index.</param>
/// <param name="Children">What an index lists.</param>
internal sealed record ImageTree(ManifestContent Manifest, IReadOnlyList<Descriptor> Blobs, IReadOnlyList<ImageTree> Children)
{
    /// <summary>Every blob once.</summary>
    public IReadOnlyList<Descriptor> AllBlobs => [.. Flatten().SelectMany(tree => tree.Blobs).DistinctBy(blob => blob.Digest)];

    /// <summary>This and all below it, what is referred to before what refers to it.</summary>
    public IEnumerable<ImageTree> Flatten() => [.. Children.SelectMany(child => child.Flatten()), this];
}
