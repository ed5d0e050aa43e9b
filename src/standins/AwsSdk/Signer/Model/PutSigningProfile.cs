using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Signer.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/signer/latest/api/API_PutSigningProfile.html"/>.</summary>
public class PutSigningProfileRequest : AmazonSignerRequest
{
    public SigningPlatformOverrides Overrides { get; set; }

    [AWSProperty(Required = true)]
    public string PlatformId { get; set; }

    [AWSProperty(Required = true)]
    public string ProfileName { get; set; }

    public SignatureValidityPeriod SignatureValidityPeriod { get; set; }

    public SigningMaterial SigningMaterial { get; set; }

    public Dictionary<string, string> SigningParameters { get; set; }

    public Dictionary<string, string> Tags { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/signer/latest/api/API_PutSigningProfile.html"/>.</summary>
public class PutSigningProfileResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }

    public string ProfileVersion { get; set; }

    public string ProfileVersionArn { get; set; }
}
