using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>The base of every request to the service.</summary>
public class AmazonECRRequest : AmazonWebServiceRequest;
