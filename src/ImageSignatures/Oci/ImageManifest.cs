namespace ImageSignatures.Oci;

/// <summary>What an image consists of. Docker's manifests have the same members.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md</remarks>
public sealed record ImageManifest
{
    public Descriptor? Config { get; init; }

    /// <summary>From the base on.</summary>
    public IReadOnlyList<Descriptor>? Layers { get; init; }

    /// <summary>Of an artifact manifest, which a release candidate of the specification had.</summary>
    public IReadOnlyList<Descriptor>? Blobs { get; init; }
}
