using ImageSignatures.Oci;

namespace ImageSignatures.Signatures;

/// <summary>What the signature says it signs: the descriptor in the payload.</summary>
/// <param name="MediaType">Media type of the manifest or index.</param>
/// <param name="Digest">Digest of the manifest or index.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Annotations">The signer's own metadata; empty where there is none.</param>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#payload</remarks>
internal sealed record TargetArtifact(string MediaType, Digest Digest, long Size, IReadOnlyDictionary<string, string> Annotations);
