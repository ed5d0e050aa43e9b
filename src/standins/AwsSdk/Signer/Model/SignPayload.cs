using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Signer.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/signer/latest/api/API_SignPayload.html"/>.</summary>
public class SignPayloadRequest : AmazonSignerRequest
{
    [AWSProperty(Required = true)]
    public MemoryStream Payload { get; set; }

    [AWSProperty(Required = true)]
    public string PayloadFormat { get; set; }

    [AWSProperty(Required = true)]
    public string ProfileName { get; set; }

    public string ProfileOwner { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/signer/latest/api/API_SignPayload.html"/>.</summary>
public class SignPayloadResponse : AmazonWebServiceResponse
{
    public string JobId { get; set; }

    public string JobOwner { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public MemoryStream Signature { get; set; }
}
