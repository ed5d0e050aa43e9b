using System.Net;
using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>The service answered <c>BadRequestException</c>.</summary>
public class BadRequestException : AmazonSignerException
{
    public BadRequestException()
    {
    }

    public BadRequestException(string message) : base(message)
    {
    }

    public BadRequestException(Exception innerException) : base(innerException)
    {
    }

    public BadRequestException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public BadRequestException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public BadRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The member <c>code</c> of the answer's body; not the same as <c>ErrorCode</c>.</summary>
    public string Code { get; set; }
}
