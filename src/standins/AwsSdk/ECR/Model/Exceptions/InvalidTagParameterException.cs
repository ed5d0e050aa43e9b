using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The service answered <c>InvalidTagParameterException</c>.</summary>
public class InvalidTagParameterException : AmazonECRException
{
    public InvalidTagParameterException()
    {
    }

    public InvalidTagParameterException(string message) : base(message)
    {
    }

    public InvalidTagParameterException(Exception innerException) : base(innerException)
    {
    }

    public InvalidTagParameterException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public InvalidTagParameterException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidTagParameterException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
