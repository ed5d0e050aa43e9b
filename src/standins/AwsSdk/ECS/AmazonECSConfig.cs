using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ECS;

/// <summary>Settings of an <see cref="AmazonECSClient"/>.</summary>
public class AmazonECSConfig : ClientConfig
{
    private static readonly EndpointNames Hosts = new("ecs");

    public AmazonECSConfig() : base(DefaultConfigurations.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "ecs";
        EndpointProvider = new ServiceEndpointProvider(Hosts);
    }

    /// <summary>Names the service in the environment: <c>AWS_ENDPOINT_URL_ECS</c>.</summary>
    public static new string ServiceId => "ECS";

    public override string RegionEndpointServiceName => "ecs";

    public override string ServiceVersion => "2014-11-13";

    public override string UserAgent => ServiceUserAgent.Text;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Determine(this, parameters);
}
