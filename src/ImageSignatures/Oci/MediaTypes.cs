namespace ImageSignatures.Oci;

/// <summary>The media types of manifests.</summary>
/// <remarks>
/// https://github.com/opencontainers/image-spec/blob/v1.1.0/media-types.md and
/// https://distribution.github.io/distribution/spec/manifest-v2-2/
/// </remarks>
public static class MediaTypes
{
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string DockerManifestList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>A release candidate of the image specification had it; signatures of that time are still about.</summary>
    public const string OciArtifactManifest = "application/vnd.oci.artifact.manifest.v1+json";

    /// <summary>Everything that an image or a signature manifest can be.</summary>
    public static IReadOnlyList<string> Manifests { get; } =
        [OciIndex, OciManifest, DockerManifestList, DockerManifest, OciArtifactManifest];

    /// <summary>
    /// Docker's manifests of schema 1, which registries still have. Their digest leaves their signatures out, so that it is not that of
    /// the bytes.
    /// </summary>
    /// <remarks>https://distribution.github.io/distribution/spec/deprecated-schema-v1/</remarks>
    internal static IReadOnlyList<string> OutdatedManifests { get; } =
        ["application/vnd.docker.distribution.manifest.v1+prettyjws", "application/vnd.docker.distribution.manifest.v1+json"];
}
