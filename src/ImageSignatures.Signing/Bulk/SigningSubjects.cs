using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Signing.Copying;

namespace ImageSignatures.Signing.Bulk;

/// <summary>What of an image gets a signature.</summary>
internal static class SigningSubjects
{
    /// <summary>The images of an index first, so that a signed index is one whose images are.</summary>
    /// <exception cref="SigningException">The index is malformed or too large.</exception>
    public static IReadOnlyList<Descriptor> Of(ImageToSign image, ManifestContent manifest)
    {
        var root = manifest.Descriptor;
        return image.SignsPlatforms && PlatformSelection.IsIndex(root)
            ?
            [
                .. ImageTreeReader.IndexOf(image.Target, manifest).Where(IsImage).Select(Bare).DistinctBy(child => child.Digest),
                root,
            ]
            : [root];
    }

    /// <summary>Build tools put attestations beside the images, for no platform.</summary>
    private static bool IsImage(Descriptor entry) => entry.Platform?.Os is not "unknown";

    private static Descriptor Bare(Descriptor entry) => new() { MediaType = entry.MediaType, Digest = entry.Digest, Size = entry.Size };
}
