using EcsImageAuditor.Signatures.Certificates;

namespace EcsImageAuditor.Signatures;

/// <summary>Whether the chain of a signature leads to the trust store.</summary>
internal static class Authenticity
{
    /// <param name="envelope">The signature.</param>
    /// <param name="trusted">The certificates of the trust stores whose type fits the envelope's scheme.</param>
    public static ValidationResult Validate(VerifiedEnvelope envelope, IReadOnlyCollection<Certificate> trusted) =>
        ValidationResult.Fail(ValidationType.Authenticity, Verification.ReasonCode.Chain, $"{envelope} {trusted}");
}
