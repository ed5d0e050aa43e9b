using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification;

/// <summary>Trusts only what two verifiers trust. Where they give different definite verdicts, neither is believed.</summary>
public sealed class BothVerifiers(IImageVerifier first, IImageVerifier second) : IImageVerifier
{
    public string Name => Verifiers.Both;

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        var verifications = await Task.WhenAll(first.VerifyAsync(image, cancellationToken), second.VerifyAsync(image, cancellationToken));
        var (one, other) = (verifications[0], verifications[1]);
        if (one.Verdict.Kind != other.Verdict.Kind && one.Verdict.IsDefinite && other.Verdict.IsDefinite)
            return Merge(
                Verdict.Because(ReasonCode.VerifiersDisagree, $"{Say(first, one)}, {Say(second, other)}: look at the signature by hand."),
                one,
                other
            );

        return Merge(one.Verdict.IsDefinite ? other.Verdict : one.Verdict, one, other);
    }

    private static string Say(IImageVerifier verifier, ImageVerification verification) =>
        $"{verifier.Name} says {WireName.Of(verification.Verdict.Kind)}"
        + (verification.Verdict is Verdict.Reasoned { Reason: var reason } ? $" ({WireName.Of(reason.Code)})" : string.Empty);

    private static ImageVerification Merge(Verdict verdict, ImageVerification one, ImageVerification other) => new()
    {
        Verdict = verdict,
        Signatures = other.Signatures.Count > 0 ? other.Signatures : one.Signatures,
        Warnings = [.. one.Warnings.Union(other.Warnings, StringComparer.Ordinal)],
    };
}
