using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The service answered <c>ClusterNotFoundException</c>.</summary>
public class ClusterNotFoundException : AmazonECSException
{
    public ClusterNotFoundException()
    {
    }

    public ClusterNotFoundException(string message) : base(message)
    {
    }

    public ClusterNotFoundException(Exception innerException) : base(innerException)
    {
    }

    public ClusterNotFoundException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ClusterNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ClusterNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
