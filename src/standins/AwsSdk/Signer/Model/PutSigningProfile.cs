using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/signer/latest/api/API_PutSigningProfile.html"/>.</summary>
public class PutSigningProfileRequest : AmazonSignerRequest
{
    public string PlatformId { get; set; }
    public string ProfileName { get; set; }
    public SignatureValidityPeriod SignatureValidityPeriod { get; set; }
}

/// <summary>Its answer.</summary>
public class PutSigningProfileResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public string ProfileVersionArn { get; set; }
}
