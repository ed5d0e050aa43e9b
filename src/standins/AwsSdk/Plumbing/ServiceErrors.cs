using System.Collections.Frozen;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Plumbing;

/// <summary>The constructor that every exception of a service has.</summary>
internal delegate AmazonServiceException ErrorConstructor(string message, Exception innerException);

/// <summary>
/// The exceptions of a service by their code on the wire. A code that has none of its own becomes the service's base exception, which
/// carries the code.
/// </summary>
internal sealed class ServiceErrors(ErrorConstructor fallback, IReadOnlyDictionary<string, ErrorConstructor> modelled)
{
    private readonly FrozenDictionary<string, ErrorConstructor> _modelled = modelled.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="error">What Core read from status, headers and body.</param>
    public AmazonServiceException Create(ErrorResponse error)
    {
        var constructor = error.Code is { } code && _modelled.TryGetValue(code, out var own) ? own : fallback;
        var exception = constructor(error.Message, error.InnerException);
        exception.ErrorType = error.Type;
        exception.ErrorCode = error.Code;
        exception.RequestId = error.RequestId;
        exception.StatusCode = error.StatusCode;
        return exception;
    }
}
