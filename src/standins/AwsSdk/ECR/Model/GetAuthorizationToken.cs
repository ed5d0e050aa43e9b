using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>
/// The request of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html"/>.
/// </summary>
public class GetAuthorizationTokenRequest : AmazonECRRequest
{
    [Obsolete("A token opens every registry that its caller may read; this member has no effect on that.")]
    public List<string> RegistryIds { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html"/>.</summary>
public class GetAuthorizationTokenResponse : AmazonWebServiceResponse
{
    public List<AuthorizationData> AuthorizationData { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_AuthorizationData.html"/>.</summary>
public class AuthorizationData
{
    public string AuthorizationToken { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public string ProxyEndpoint { get; set; }
}
