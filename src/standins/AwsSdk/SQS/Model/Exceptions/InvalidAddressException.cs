using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>The service answered <c>InvalidAddress</c>.</summary>
public class InvalidAddressException : AmazonSQSException
{
    public InvalidAddressException()
    {
    }

    public InvalidAddressException(string message) : base(message)
    {
    }

    public InvalidAddressException(Exception innerException) : base(innerException)
    {
    }

    public InvalidAddressException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public InvalidAddressException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidAddressException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
