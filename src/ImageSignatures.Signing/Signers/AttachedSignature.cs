using ImageSignatures.Oci;

namespace ImageSignatures.Signing.Signers;

/// <summary>A signature that was pushed.</summary>
/// <param name="Referrer">How the image's referrers list it.</param>
/// <param name="IsInTag">True where the registry leaves the list of referrers to its writers, under a tag.</param>
internal sealed record AttachedSignature(Descriptor Referrer, bool IsInTag);
