using System.Net;
using Amazon.Runtime;

namespace Amazon.Signer;

/// <summary>An error answer of the service; <c>ErrorCode</c> says which.</summary>
public class AmazonSignerException : AmazonServiceException
{
    public AmazonSignerException()
    {
    }

    public AmazonSignerException(string message) : base(message)
    {
    }

    public AmazonSignerException(Exception innerException) : base(innerException)
    {
    }

    public AmazonSignerException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonSignerException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonSignerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
