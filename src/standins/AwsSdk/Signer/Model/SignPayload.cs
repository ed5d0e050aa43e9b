using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/signer/latest/api/API_SignPayload.html"/>.</summary>
public class SignPayloadRequest : AmazonSignerRequest
{
    public MemoryStream Payload { get; set; }
    public string PayloadFormat { get; set; }
    public string ProfileName { get; set; }
    public string ProfileOwner { get; set; }
}

/// <summary>Its answer.</summary>
public class SignPayloadResponse : AmazonWebServiceResponse
{
    public MemoryStream Signature { get; set; }
}
