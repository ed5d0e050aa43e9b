using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>The media types of one <see cref="ImageFormat"/>.</summary>
internal sealed record ImageMediaTypes(string Manifest, string Index, string Config, string Layer)
{
    public static ImageMediaTypes Of(ImageFormat format) => format switch
    {
        ImageFormat.Docker => new(
            MediaTypes.DockerManifest, MediaTypes.DockerManifestList, MediaTypes.DockerConfig, MediaTypes.DockerLayer),
        _ => new(MediaTypes.OciManifest, MediaTypes.OciIndex, MediaTypes.OciConfig, MediaTypes.OciLayer),
    };
}
