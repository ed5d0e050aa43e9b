using System.Net;
using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>The service answered <c>TooManyRequestsException</c>.</summary>
public class TooManyRequestsException : AmazonSignerException
{
    public TooManyRequestsException()
    {
    }

    public TooManyRequestsException(string message) : base(message)
    {
    }

    public TooManyRequestsException(Exception innerException) : base(innerException)
    {
    }

    public TooManyRequestsException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public TooManyRequestsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public TooManyRequestsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The member <c>code</c> of the answer's body; not the same as <c>ErrorCode</c>.</summary>
    public string Code { get; set; }
}
