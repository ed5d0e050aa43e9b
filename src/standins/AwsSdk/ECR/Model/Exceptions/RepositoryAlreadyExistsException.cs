using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The service answered <c>RepositoryAlreadyExistsException</c>.</summary>
public class RepositoryAlreadyExistsException : AmazonECRException
{
    public RepositoryAlreadyExistsException()
    {
    }

    public RepositoryAlreadyExistsException(string message) : base(message)
    {
    }

    public RepositoryAlreadyExistsException(Exception innerException) : base(innerException)
    {
    }

    public RepositoryAlreadyExistsException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public RepositoryAlreadyExistsException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public RepositoryAlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
