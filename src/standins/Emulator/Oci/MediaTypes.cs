namespace EcsImageAuditor.Emulator.Oci;

/// <summary>The media types that images and their signatures use.</summary>
public static class MediaTypes
{
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";
    public const string OciLayer = "application/vnd.oci.image.layer.v1.tar+gzip";

    /// <summary>The config of an artifact that has none: the two bytes "{}".</summary>
    public const string OciEmpty = "application/vnd.oci.empty.v1+json";

    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string DockerManifestList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";
    public const string DockerLayer = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /// <summary>The artifact type of a Notary Project signature.</summary>
    public const string NotarySignature = "application/vnd.cncf.notary.signature";

    /// <summary>The payload that a Notary Project signature signs.</summary>
    public const string NotaryPayload = "application/vnd.cncf.notary.payload.v1+json";

    /// <summary>A signature envelope in JWS JSON serialisation.</summary>
    public const string Jws = "application/jose+json";
}
