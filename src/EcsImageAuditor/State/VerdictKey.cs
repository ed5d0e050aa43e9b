using ImageSignatures.Oci;

namespace EcsImageAuditor.State;

/// <summary>What a verdict holds for: an image of a repository, judged by one policy, trust store and verifier.</summary>
/// <param name="Image">Repository and digest: a signature is looked for beside the image, so each repository has its own.</param>
/// <param name="Fingerprint">Names everything else that the verdict rests on; see <see cref="ImageSignatures.Verification.VerifierFingerprint"/>.</param>
public sealed record VerdictKey(ImageByDigest Image, string Fingerprint);
