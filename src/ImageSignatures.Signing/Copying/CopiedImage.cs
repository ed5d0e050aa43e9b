using ImageSignatures.Registry;

namespace ImageSignatures.Signing.Copying;

/// <summary>An image that is in its place.</summary>
/// <param name="Manifest">Its manifest or index.</param>
/// <param name="BytesSent">Bytes of blobs that had to be sent for it.</param>
internal sealed record CopiedImage(ManifestContent Manifest, long BytesSent);
