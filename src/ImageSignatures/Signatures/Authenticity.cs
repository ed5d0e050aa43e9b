using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures;

/// <summary>Whether the chain of a signature leads to the trust store.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#steps</remarks>
internal static class Authenticity
{
    /// <summary>Passes where a certificate of the chain, which has been verified already, is one of the trusted ones, byte by byte.</summary>
    /// <param name="envelope">The signature.</param>
    /// <param name="trusted">
    /// The certificates of the trust stores whose type fits the envelope's scheme: <c>ca</c> for notary.x509, <c>signingAuthority</c> for
    /// notary.x509.signingAuthority. Never those of both.
    /// </param>
    public static ValidationResult Validate(VerifiedEnvelope envelope, IReadOnlyCollection<Certificate> trusted)
    {
        if (envelope.Chain.Certificates.Any(trusted.Contains))
            return ValidationResult.Pass(ValidationType.Authenticity);

        var root = envelope.Chain.Certificates[^1].Subject;
        var message = trusted.Count == 0
            ? "No trust store of the type that the signature needs is in the trust policy, or it is empty."
            : $"The certificate chain ends in {root}, and none of its certificates is in the trust store.";
        return ValidationResult.Fail(ValidationType.Authenticity, ReasonCode.Chain, message);
    }
}
