using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>An error answer of the service; <c>ErrorCode</c> says which.</summary>
public class AmazonEventBridgeException(string message, Exception innerException) : AmazonServiceException(message, innerException)
{
    public AmazonEventBridgeException(string message) : this(message, null) { }
}
