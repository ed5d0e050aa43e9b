using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>An error answer of the service; <c>ErrorCode</c> says which.</summary>
public class AmazonSimpleNotificationServiceException(string message, Exception innerException)
    : AmazonServiceException(message, innerException)
{
    public AmazonSimpleNotificationServiceException(string message) : this(message, null) { }
}
