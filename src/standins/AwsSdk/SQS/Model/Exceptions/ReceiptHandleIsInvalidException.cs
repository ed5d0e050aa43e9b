using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

/// <summary>The service answered <c>ReceiptHandleIsInvalid</c>.</summary>
public class ReceiptHandleIsInvalidException : AmazonSQSException
{
    public ReceiptHandleIsInvalidException()
    {
    }

    public ReceiptHandleIsInvalidException(string message) : base(message)
    {
    }

    public ReceiptHandleIsInvalidException(Exception innerException) : base(innerException)
    {
    }

    public ReceiptHandleIsInvalidException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ReceiptHandleIsInvalidException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ReceiptHandleIsInvalidException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
