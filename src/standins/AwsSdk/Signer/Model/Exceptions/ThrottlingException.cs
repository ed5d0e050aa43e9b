using System.Net;
using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>The service answered <c>ThrottlingException</c>.</summary>
public class ThrottlingException : AmazonSignerException
{
    public ThrottlingException()
    {
    }

    public ThrottlingException(string message) : base(message)
    {
    }

    public ThrottlingException(Exception innerException) : base(innerException)
    {
    }

    public ThrottlingException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ThrottlingException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ThrottlingException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The member <c>code</c> of the answer's body; not the same as <c>ErrorCode</c>.</summary>
    public string Code { get; set; }
}
