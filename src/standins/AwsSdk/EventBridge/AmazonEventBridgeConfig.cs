using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.EventBridge;

/// <summary>Settings of an <see cref="AmazonEventBridgeClient"/>.</summary>
public class AmazonEventBridgeConfig : ClientConfig
{
    private static readonly HashSet<string> UsGov = ["us-gov-east-1", "us-gov-west-1"];

    private static readonly EndpointNames Hosts = new("events") { RegionsWithPlainFips = UsGov, RegionsWithPlainFipsDualStack = UsGov };

    public AmazonEventBridgeConfig() : base(DefaultConfigurations.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "events";
        EndpointProvider = new ServiceEndpointProvider(Hosts);
    }

    /// <summary>Names the service in the environment: <c>AWS_ENDPOINT_URL_EVENTBRIDGE</c>.</summary>
    public static new string ServiceId => "EventBridge";

    public override string RegionEndpointServiceName => "events";

    public override string ServiceVersion => "2015-10-07";

    public override string UserAgent => ServiceUserAgent.Text;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Determine(this, parameters);
}
