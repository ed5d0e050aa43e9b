using ImageSignatures.Oci;

namespace ImageSignatures.Registry;

/// <summary>A manifest as the registry holds it.</summary>
/// <param name="Descriptor">Its media type as the registry says, its digest and its size.</param>
/// <param name="Content">The bytes, which have that digest.</param>
public sealed record ManifestContent(Descriptor Descriptor, ReadOnlyMemory<byte> Content)
{
    /// <summary>Describes a manifest that was made here.</summary>
    internal static ManifestContent Of(string mediaType, ReadOnlyMemory<byte> content) => new(
        new Descriptor { MediaType = mediaType, Digest = Digest.Compute(content.Span), Size = content.Length }, content);
}
