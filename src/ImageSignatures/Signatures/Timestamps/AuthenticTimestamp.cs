using System.Globalization;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Revocation;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>Whether a signature was made while its certificates were valid.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#steps</remarks>
internal sealed class AuthenticTimestamp(RevocationChecker revocation, TimeProvider time)
{
    /// <returns>
    /// Passed, failed (signing-time, revoked), or undetermined where the revocation status of the timestamp authority could not be had.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ValidationResult> ValidateAsync(VerifiedEnvelope envelope, TimestampPolicy policy, CancellationToken cancellationToken)
    {
        if (envelope.AuthenticSigningTime is { } authenticTime)
            return Task.FromResult(ValidateAt(envelope.Chain, authenticTime, "when the signature was made"));

        var now = time.GetUtcNow();
        if (IsJudgedNow(envelope, policy, now) || policy is not TimestampPolicy.Tsa tsa)
            return Task.FromResult(ValidateAt(envelope.Chain, now, "now, and no timestamp says that it was when the signature was made"));

        return ValidateTimestampAsync(envelope, tsa.Anchors, cancellationToken);
    }

    /// <summary>
    /// True where nothing says when the signature was made, so that its certificates have to be valid at the moment of the verification:
    /// what is trusted now is trusted only until the first of them expires.
    /// </summary>
    public static bool IsJudgedNow(VerifiedEnvelope envelope, TimestampPolicy policy, DateTimeOffset now) =>
        envelope.AuthenticSigningTime is null
        && (policy is not TimestampPolicy.Tsa tsa
            || (tsa.OnlyAfterCertificateExpiry && envelope.Chain.Certificates.All(c => now <= c.NotAfter)));

    private static ValidationResult ValidateAt(CertificateChain chain, DateTimeOffset moment, string description) =>
        chain.NotValidAt(moment) is { } certificate
            ? Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The certificate {certificate.Subject}, valid from {certificate.NotBefore:u} to {certificate.NotAfter:u}, was not valid at {moment:u}, {description}."
                )
            )
            : ValidationResult.Pass(ValidationType.AuthenticTimestamp);

    private static ValidationResult Fail(string message) =>
        ValidationResult.Fail(ValidationType.AuthenticTimestamp, ReasonCode.SigningTime, message);

    private async Task<ValidationResult> ValidateTimestampAsync(
        VerifiedEnvelope envelope, IReadOnlyCollection<Certificate> anchors, CancellationToken cancellationToken)
    {
        if (envelope.TimestampToken.IsEmpty)
            return Fail("The signature has no timestamp, which the trust policy asks for.");
        if (anchors.Count == 0)
            return Fail("The tsa trust store holds no certificate, so that no timestamp can be verified.");
        var token = TimestampToken.Verify(envelope.TimestampToken, envelope.Signature.Span, anchors, cancellationToken);
        if (!token.TryGet(out var timestamp, out var reason))
            return ValidationResult.Fail(ValidationType.AuthenticTimestamp, reason);

        var certificate = envelope.Chain.NotValidAt(timestamp.Earliest) ?? envelope.Chain.NotValidAt(timestamp.Latest);
        if (certificate is not null)
        {
            return Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The signature was timestamped between {timestamp.Earliest:u} and {timestamp.Latest:u}, outside the validity of {certificate.Subject}."
                )
            );
        }

        var revoked = await revocation.ValidateAsync(timestamp.Chain, authenticSigningTime: null, cancellationToken);
        return revoked.IsPassed
            ? ValidationResult.Pass(ValidationType.AuthenticTimestamp)
            : ValidationResult.Fail(
                ValidationType.AuthenticTimestamp,
                revoked.Reason with
                {
                    Message = "The timestamp authority: " + revoked.Reason.Message,
                }
            );
    }
}
