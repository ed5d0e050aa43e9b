using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ECR;

/// <summary>Settings of an <see cref="AmazonECRClient"/>.</summary>
public class AmazonECRConfig : ClientConfig
{
    private static readonly EndpointNames Hosts = new("api.ecr", "api.ecr-fips", "ecr", "ecr-fips");

    public AmazonECRConfig() : base(DefaultConfigurations.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "ecr";
        EndpointProvider = new ServiceEndpointProvider(Hosts);
    }

    /// <summary>Names the service in the environment: <c>AWS_ENDPOINT_URL_ECR</c>.</summary>
    public static new string ServiceId => "ECR";

    public override string RegionEndpointServiceName => "api.ecr";

    public override string ServiceVersion => "2015-09-21";

    public override string UserAgent => ServiceUserAgent.Text;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Determine(this, parameters);
}
