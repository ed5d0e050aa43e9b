using EcsImageAuditor.Oci;
using EcsImageAuditor.Signatures;

namespace EcsImageAuditor.Verification.Builtin;

/// <summary>A listed signature and what came of fetching it.</summary>
/// <param name="Referrer">Its manifest, as the registry lists it.</param>
/// <param name="Envelope">The envelope, or why there is none.</param>
internal sealed record FetchedSignature(Descriptor Referrer, Result<FetchedEnvelope> Envelope);
