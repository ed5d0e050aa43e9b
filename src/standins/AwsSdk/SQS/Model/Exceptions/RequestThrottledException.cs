using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>The service answered <c>RequestThrottled</c>.</summary>
public class RequestThrottledException : AmazonSQSException
{
    public RequestThrottledException()
    {
    }

    public RequestThrottledException(string message) : base(message)
    {
    }

    public RequestThrottledException(Exception innerException) : base(innerException)
    {
    }

    public RequestThrottledException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public RequestThrottledException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public RequestThrottledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
