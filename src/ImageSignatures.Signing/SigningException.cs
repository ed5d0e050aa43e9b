namespace ImageSignatures.Signing;

/// <summary>An image cannot be signed.</summary>
internal sealed class SigningException(SigningFailureCode code, string message) : Exception(message)
{
    public SigningFailure Failure { get; } = new(code, message);
}
