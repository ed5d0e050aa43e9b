using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>An error answer of the service; <c>ErrorCode</c> says which.</summary>
public class AmazonECSException(string message, Exception innerException) : AmazonServiceException(message, innerException)
{
    public AmazonECSException(string message) : this(message, null) { }
}
