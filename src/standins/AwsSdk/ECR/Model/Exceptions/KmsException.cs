using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The service answered <c>KmsException</c>.</summary>
public class KmsException : AmazonECRException
{
    public KmsException()
    {
    }

    public KmsException(string message) : base(message)
    {
    }

    public KmsException(Exception innerException) : base(innerException)
    {
    }

    public KmsException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public KmsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public KmsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The code of the error that AWS KMS gave.</summary>
    public string KmsError { get; set; }
}
