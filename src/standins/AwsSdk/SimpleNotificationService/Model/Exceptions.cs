namespace Amazon.SimpleNotificationService.Model;

/// <summary>The service answered <c>NotFound</c>.</summary>
public class NotFoundException(string message, Exception innerException)
    : AmazonSimpleNotificationServiceException(message, innerException);
