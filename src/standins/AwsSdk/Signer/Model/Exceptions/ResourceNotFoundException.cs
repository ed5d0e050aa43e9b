using System.Net;
using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>The service answered <c>ResourceNotFoundException</c>.</summary>
public class ResourceNotFoundException : AmazonSignerException
{
    public ResourceNotFoundException()
    {
    }

    public ResourceNotFoundException(string message) : base(message)
    {
    }

    public ResourceNotFoundException(Exception innerException) : base(innerException)
    {
    }

    public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ResourceNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ResourceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The member <c>code</c> of the answer's body; not the same as <c>ErrorCode</c>.</summary>
    public string Code { get; set; }
}
