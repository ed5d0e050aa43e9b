using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.EventBridge;

/// <summary>Settings of an <see cref="AmazonEventBridgeClient"/>.</summary>
public class AmazonEventBridgeConfig : ClientConfig
{
    private static readonly EndpointNames Hosts =
        new("events") { RegionsWithPlainFips = new HashSet<string> { "us-gov-east-1", "us-gov-west-1" } };

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

    /// <summary>Names the release of the package whose surface this assembly has.</summary>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("EventBridge", "4.0.5.15");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Determine(this, parameters);
}
