using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>The base of every request to the service.</summary>
public class AmazonEventBridgeRequest : AmazonWebServiceRequest;
