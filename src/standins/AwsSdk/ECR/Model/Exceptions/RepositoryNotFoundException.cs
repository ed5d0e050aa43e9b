using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The service answered <c>RepositoryNotFoundException</c>.</summary>
public class RepositoryNotFoundException : AmazonECRException
{
    public RepositoryNotFoundException()
    {
    }

    public RepositoryNotFoundException(string message) : base(message)
    {
    }

    public RepositoryNotFoundException(Exception innerException) : base(innerException)
    {
    }

    public RepositoryNotFoundException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public RepositoryNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public RepositoryNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
