using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification;

/// <summary>Trusts only what two verifiers trust. Where they give different definite verdicts, neither is believed.</summary>
public sealed class BothVerifiers(IImageVerifier first, IImageVerifier second) : IImageVerifier
{
    public string Name => Verifiers.Both;

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        var verifications = await VerifyByBothAsync(image, cancellationToken);
        var (one, other) = (verifications[0], verifications[1]);
        if (one.Verdict.Kind != other.Verdict.Kind && one.Verdict.IsDefinite && other.Verdict.IsDefinite)
            return Merge(
                Verdict.Because(ReasonCode.VerifiersDisagree, $"{Say(first, one)}, {Say(second, other)}: look at the signature by hand."),
                one,
                other
            );

        return Merge(one.Verdict.IsDefinite ? other.Verdict : one.Verdict, one, other);
    }

    /// <summary>Where both look at candidates, these are fetched once for both: neither sees anything that the other does not.</summary>
    private async Task<ImageVerification[]> VerifyByBothAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        if (first is not ICandidateVerifier one || second is not ICandidateVerifier other)
            return await Task.WhenAll(first.VerifyAsync(image, cancellationToken), second.VerifyAsync(image, cancellationToken));

        await using var candidates = one.Candidates(image, cancellationToken);
        return await Task.WhenAll(one.VerifyAsync(candidates, cancellationToken), other.VerifyAsync(candidates, cancellationToken));
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
