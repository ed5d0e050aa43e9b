using System.Net;
using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>The service answered <c>InternalServiceErrorException</c>.</summary>
public class InternalServiceErrorException : AmazonSignerException
{
    public InternalServiceErrorException()
    {
    }

    public InternalServiceErrorException(string message) : base(message)
    {
    }

    public InternalServiceErrorException(Exception innerException) : base(innerException)
    {
    }

    public InternalServiceErrorException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public InternalServiceErrorException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InternalServiceErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The member <c>code</c> of the answer's body; not the same as <c>ErrorCode</c>.</summary>
    public string Code { get; set; }
}
