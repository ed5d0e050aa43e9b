namespace ImageSignatures.Oci;

/// <summary>A list of manifests: those of an image for several platforms, or those that refer to an image.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md</remarks>
public sealed record ImageIndex
{
    /// <summary>Registries written in Go may say null for none.</summary>
    public required IReadOnlyList<Descriptor>? Manifests { get; init; }
}
