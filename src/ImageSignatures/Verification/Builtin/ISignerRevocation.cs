namespace ImageSignatures.Verification.Builtin;

/// <summary>Answers whether AWS Signer has revoked anything that a signature rests on.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/api/API_GetRevocationStatus.html</remarks>
public interface ISignerRevocation
{
    /// <returns>What was revoked, or why nothing is known. A service that does not answer is a value, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<SignerRevocationAnswer> AskAsync(SignerRevocationQuestion question, CancellationToken cancellationToken);
}
