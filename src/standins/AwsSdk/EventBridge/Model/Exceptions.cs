namespace Amazon.EventBridge.Model;

/// <summary>The service answered <c>ResourceNotFoundException</c>.</summary>
public class ResourceNotFoundException(string message, Exception innerException) : AmazonEventBridgeException(message, innerException);
