using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Signer.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/signer/latest/api/API_GetRevocationStatus.html"/>.</summary>
public class GetRevocationStatusRequest : AmazonSignerRequest
{
    [AWSProperty(Required = true)]
    public List<string> CertificateHashes { get; set; }

    [AWSProperty(Required = true)]
    public string JobArn { get; set; }

    [AWSProperty(Required = true)]
    public string PlatformId { get; set; }

    [AWSProperty(Required = true)]
    public string ProfileVersionArn { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? SignatureTimestamp { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/signer/latest/api/API_GetRevocationStatus.html"/>.</summary>
public class GetRevocationStatusResponse : AmazonWebServiceResponse
{
    public List<string> RevokedEntities { get; set; }
}
