using System.Globalization;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Revocation.Crl;
using ImageSignatures.Signatures.Revocation.Ocsp;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures.Revocation;

/// <summary>Asks whether a certificate of a chain has been revoked: by OCSP, and where that gives no answer by revocation lists.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#certificate-revocation-evaluation</remarks>
internal sealed class RevocationChecker
{
    private readonly CrlChecker _crl;
    private readonly OcspChecker _ocsp;

    /// <param name="http">A client over <see cref="PublicHttpHandler"/>.</param>
    /// <param name="time">The clock.</param>
    public RevocationChecker(HttpClient http, TimeProvider time)
    {
        var revocationHttp = new RevocationHttp(http, time);
        _crl = new CrlChecker(revocationHttp, time);
        _ocsp = new OcspChecker(revocationHttp, _crl, time);
    }

    /// <param name="chain">The chain of a signer or of a timestamp authority.</param>
    /// <param name="authenticSigningTime">When known, a key that became invalid only after it does not count as revoked.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>Passed (also where a certificate names no way to ask), failed (revoked), or undetermined (revocation-unavailable).</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ValidationResult> ValidateAsync(
        CertificateChain chain, DateTimeOffset? authenticSigningTime, CancellationToken cancellationToken)
    {
        // The root is trusted by the trust store, and nobody above it could revoke it.
        var budget = FetchBudget.OfChain();
        var pairs = chain.Certificates.Zip(chain.Certificates.Skip(1));
        var statuses = await Task.WhenAll(pairs.Select(p =>
            CheckAsync(new RevocationQuestion(p.First, p.Second, authenticSigningTime, budget), cancellationToken)));
        var results = statuses.Zip(chain.Certificates, ToResult).ToList();
        return results.Find(r => r.Outcome == ValidationOutcome.Failed)
            ?? results.Find(r => r.Outcome == ValidationOutcome.Undetermined)
            ?? ValidationResult.Pass(ValidationType.Revocation);
    }

    private static ValidationResult ToResult(RevocationStatus status, Certificate certificate) => status switch
    {
        RevocationStatus.Revoked revoked => ValidationResult.Fail(ValidationType.Revocation, ReasonCode.Revoked, string.Create(
            CultureInfo.InvariantCulture,
            $"The certificate {certificate.Subject} was revoked at {revoked.At.UtcDateTime:u}{WithDoubts(revoked.Doubts)}.")),
        RevocationStatus.Unavailable unavailable => ValidationResult.Fail(
            ValidationType.Revocation,
            ReasonCode.RevocationUnavailable,
            $"Whether the certificate {certificate.Subject} has been revoked could not be found out: {unavailable.Cause}."),
        _ => ValidationResult.Pass(ValidationType.Revocation),
    };

    private static string WithDoubts(string doubts) => doubts.Length > 0 ? $" (other sources could not be used: {doubts})" : "";

    private async Task<RevocationStatus> CheckAsync(RevocationQuestion question, CancellationToken cancellationToken)
    {
        var status = await _ocsp.CheckAsync(question, cancellationToken);
        var isSettled = status is RevocationStatus.Good or RevocationStatus.Revoked
            or RevocationStatus.Unavailable { Next: NextSource.Nowhere };
        if (isSettled || question.Certificate.Extensions.CrlUrls.Count == 0)
            return status;

        return (await _crl.CheckAsync(question, cancellationToken)).After(status);
    }
}
