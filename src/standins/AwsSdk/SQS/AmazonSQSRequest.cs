using Amazon.Runtime;

namespace Amazon.SQS;

/// <summary>The base of every request to the service.</summary>
public class AmazonSQSRequest : AmazonWebServiceRequest;
