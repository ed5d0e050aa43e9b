using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>An image or index with all it refers to, ready to be pushed.</summary>
/// <param name="Manifest">The manifest or index.</param>
/// <param name="Blobs">Config and layers; empty for an index.</param>
/// <param name="Children">The images of an index; empty for an image.</param>
public sealed record BuiltImage(Content Manifest, IReadOnlyList<Content> Blobs, IReadOnlyList<BuiltImage> Children)
{
    /// <summary>The descriptor of the manifest or index.</summary>
    public Descriptor Descriptor => Manifest.Descriptor;
}
