using Amazon.Signer;
using Amazon.Signer.Model;
using EcsImageAuditor.AwsCalls;
using EcsImageAuditor.Signatures;
using EcsImageAuditor.Signatures.AwsSigner;

namespace EcsImageAuditor.Verification.Builtin;

/// <summary>Asks AWS Signer whether anything that a signature rests on was revoked.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/api/API_GetRevocationStatus.html</remarks>
/// <param name="clients">The client for a region: that of the profile, wherever the auditor runs.</param>
internal sealed class AwsSignerRevocation(Func<string, IAmazonSigner> clients)
{
    private const string Platform = "Notation-OCI-SHA384-ECDSA";

    /// <returns>Passed, failed (revoked), or undetermined (revocation-unavailable): no answer is never "not revoked".</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ValidationResult> ValidateAsync(
        VerifiedEnvelope envelope, AwsSignerAttributes signer, string region, CancellationToken cancellationToken)
    {
        var request = new GetRevocationStatusRequest
        {
            CertificateHashes = [.. CertificateHashes.Of(envelope.Chain)],
            JobArn = signer.SigningJob,
            PlatformId = Platform,
            ProfileVersionArn = signer.SigningProfileVersion,
            SignatureTimestamp = signer.SigningTime.UtcDateTime,
        };
        try
        {
            var response = await clients(region).GetRevocationStatusAsync(request, cancellationToken);
            return response.RevokedEntities is { Count: > 0 } revoked ? Revoked(revoked) : ValidationResult.Pass(ValidationType.Revocation);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return Unavailable(region, AwsFailure.CauseOf(exception));
        }
    }

    private static ValidationResult Revoked(List<string> entities)
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
