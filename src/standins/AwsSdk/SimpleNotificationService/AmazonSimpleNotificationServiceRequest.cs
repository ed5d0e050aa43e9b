using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>The base of every request to the service.</summary>
public class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest;
