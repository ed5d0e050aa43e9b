using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html"/>.</summary>
public class GetAuthorizationTokenRequest : AmazonECRRequest;

/// <summary>Its answer.</summary>
public class GetAuthorizationTokenResponse : AmazonWebServiceResponse
{
    public List<AuthorizationData> AuthorizationData { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_AuthorizationData.html"/>.</summary>
public class AuthorizationData
{
    public string AuthorizationToken { get; set; }
    public DateTime? ExpiresAt { get; set; }
}
