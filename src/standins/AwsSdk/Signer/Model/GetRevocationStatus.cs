using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/signer/latest/api/API_GetRevocationStatus.html"/>.</summary>
public class GetRevocationStatusRequest : AmazonSignerRequest
{
    public List<string> CertificateHashes { get; set; }
    public string JobArn { get; set; }
    public string PlatformId { get; set; }
    public string ProfileVersionArn { get; set; }
    public DateTime? SignatureTimestamp { get; set; }
}

/// <summary>Its answer.</summary>
public class GetRevocationStatusResponse : AmazonWebServiceResponse
{
    public List<string> RevokedEntities { get; set; }
}
