using Amazon.Runtime;

namespace Amazon.Signer.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/signer/latest/api/API_GetSigningProfile.html"/>.</summary>
public class GetSigningProfileRequest : AmazonSignerRequest
{
    public string ProfileName { get; set; }
    public string ProfileOwner { get; set; }
}

/// <summary>Its answer.</summary>
public class GetSigningProfileResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public string PlatformId { get; set; }
    public string ProfileVersion { get; set; }
    public string ProfileVersionArn { get; set; }
    public SigningProfileRevocationRecord RevocationRecord { get; set; }
    public SignatureValidityPeriod SignatureValidityPeriod { get; set; }
    public SigningProfileStatus Status { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/signer/latest/api/API_SigningProfileRevocationRecord.html"/>.</summary>
public class SigningProfileRevocationRecord
{
    public DateTime? RevocationEffectiveFrom { get; set; }
}
