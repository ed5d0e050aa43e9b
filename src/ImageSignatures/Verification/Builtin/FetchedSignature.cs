using ImageSignatures.Oci;
using ImageSignatures.Signatures;

namespace ImageSignatures.Verification.Builtin;

/// <summary>A listed signature and what came of fetching it.</summary>
/// <param name="Referrer">Its manifest, as the registry lists it.</param>
/// <param name="Envelope">The envelope, or why there is none.</param>
internal sealed record FetchedSignature(Descriptor Referrer, Result<FetchedEnvelope> Envelope);

/// <summary>An envelope as the registry holds it.</summary>
/// <param name="Bytes">The blob; its digest and size were checked.</param>
/// <param name="MediaType">Its type, as the manifest says.</param>
internal sealed record FetchedEnvelope(ReadOnlyMemory<byte> Bytes, string MediaType);
