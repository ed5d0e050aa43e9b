using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Signer;

/// <summary>Settings of an <see cref="AmazonSignerClient"/>.</summary>
public class AmazonSignerConfig : ClientConfig
{
    private static readonly EndpointNames Hosts = new("signer");

    public AmazonSignerConfig() : base(DefaultConfigurations.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "signer";
        EndpointProvider = new ServiceEndpointProvider(Hosts);
    }

    /// <summary>Names the service in the environment: <c>AWS_ENDPOINT_URL_SIGNER</c>.</summary>
    public static new string ServiceId => "signer";

    public override string RegionEndpointServiceName => "signer";

    public override string ServiceVersion => "2017-08-25";

    public override string UserAgent => ServiceUserAgent.Text;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Determine(this, parameters);
}
