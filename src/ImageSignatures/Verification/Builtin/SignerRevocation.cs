using ImageSignatures.Signatures;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Builtin;

/// <summary>Validates that nothing which a signature of AWS Signer rests on was revoked.</summary>
/// <param name="service">The way to AWS Signer.</param>
internal sealed class SignerRevocation(ISignerRevocation service)
{
    /// <param name="envelope">The verified signature.</param>
    /// <param name="signer">Its attributes of AWS Signer.</param>
    /// <param name="region">The region of the trusted signing profile.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Passed, failed (revoked), or undetermined (revocation-unavailable): no answer is never "not revoked".</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ValidationResult> ValidateAsync(
        VerifiedEnvelope envelope, AwsSignerAttributes signer, string region, CancellationToken cancellationToken)
    {
        var question = new SignerRevocationQuestion(
            region, signer.SigningJob, signer.SigningProfileVersion, signer.SigningTime, [.. CertificateHashes.Of(envelope.Chain)]);
        return await service.AskAsync(question, cancellationToken) switch
        {
            { Unavailable: { } cause } => Unavailable(region, cause),
            { Revoked: { Count: > 0 } revoked } => Revoked(revoked),
            _ => ValidationResult.Pass(ValidationType.Revocation),
        };
    }

    private static ValidationResult Revoked(IReadOnlyList<string> entities)
    {
        var resources = entities
            .Where(entity => entity?.StartsWith("arn", StringComparison.Ordinal) ?? false)
            .Select(entity => Excerpt.Clean(entity))
            .ToArray();
        var what = resources.Length > 0 ? string.Join(", ", resources) : "a certificate of its chain";
        return ValidationResult.Fail(
            ValidationType.Revocation,
            ReasonCode.Revoked,
            $"AWS Signer says that {what} was revoked: treat it as an incident."
        );
    }

    private static ValidationResult Unavailable(string region, string cause) =>
        ValidationResult.Fail(
            ValidationType.Revocation,
            ReasonCode.RevocationUnavailable,
            $"AWS Signer in {region} did not say whether the signature was revoked ({cause}); check signer:GetRevocationStatus and that the service can be reached."
        );
}
