using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The service answered <c>ServiceNotFoundException</c>.</summary>
public class ServiceNotFoundException : AmazonECSException
{
    public ServiceNotFoundException()
    {
    }

    public ServiceNotFoundException(string message) : base(message)
    {
    }

    public ServiceNotFoundException(Exception innerException) : base(innerException)
    {
    }

    public ServiceNotFoundException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ServiceNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ServiceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
