namespace EcsImageAuditor.Emulator.Signer;

/// <summary>AWS Signer refused an operation.</summary>
/// <param name="statusCode">The HTTP status of the answer.</param>
/// <param name="code">The error code, such as "ResourceNotFoundException".</param>
/// <param name="message">What is wrong.</param>
public sealed class SignerException(int statusCode, string code, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    public string Code { get; } = code;

    internal static SignerException Validation(string message) => new(400, "ValidationException", message);

    internal static SignerException AccessDenied(string message) => new(403, "AccessDeniedException", message);

    internal static SignerException NotFound(string message) => new(404, "ResourceNotFoundException", message);
}
