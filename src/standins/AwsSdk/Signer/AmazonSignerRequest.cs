using Amazon.Runtime;

namespace Amazon.Signer;

/// <summary>The base of every request to the service.</summary>
public class AmazonSignerRequest : AmazonWebServiceRequest;
