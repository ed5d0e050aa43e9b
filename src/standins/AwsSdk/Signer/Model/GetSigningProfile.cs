using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Signer.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/signer/latest/api/API_GetSigningProfile.html"/>.</summary>
public class GetSigningProfileRequest : AmazonSignerRequest
{
    [AWSProperty(Required = true)]
    public string ProfileName { get; set; }

    public string ProfileOwner { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/signer/latest/api/API_GetSigningProfile.html"/>.</summary>
public class GetSigningProfileResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }

    public SigningPlatformOverrides Overrides { get; set; }

    public string PlatformDisplayName { get; set; }

    public string PlatformId { get; set; }

    public string ProfileName { get; set; }

    public string ProfileVersion { get; set; }

    public string ProfileVersionArn { get; set; }

    public SigningProfileRevocationRecord RevocationRecord { get; set; }

    public SignatureValidityPeriod SignatureValidityPeriod { get; set; }

    public SigningMaterial SigningMaterial { get; set; }

    public Dictionary<string, string> SigningParameters { get; set; }

    public SigningProfileStatus Status { get; set; }

    public string StatusReason { get; set; }

    public Dictionary<string, string> Tags { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/signer/latest/api/API_SigningProfileRevocationRecord.html"/>.</summary>
public class SigningProfileRevocationRecord
{
    public DateTime? RevocationEffectiveFrom { get; set; }

    public DateTime? RevokedAt { get; set; }

    public string RevokedBy { get; set; }
}
