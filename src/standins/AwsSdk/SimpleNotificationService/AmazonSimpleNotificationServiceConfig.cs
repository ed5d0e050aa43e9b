using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.SimpleNotificationService;

/// <summary>Settings of an <see cref="AmazonSimpleNotificationServiceClient"/>.</summary>
public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    private static readonly EndpointNames Hosts =
        new("sns") { RegionsWithPlainFips =
        new HashSet<string> { "us-gov-east-1", "us-gov-west-1" } };

    public AmazonSimpleNotificationServiceConfig() : base(DefaultConfigurations.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sns";
        EndpointProvider = new ServiceEndpointProvider(Hosts);
    }

    /// <summary>Names the service in the environment: <c>AWS_ENDPOINT_URL_SNS</c>.</summary>
    public static new string ServiceId => "SNS";

    public override string RegionEndpointServiceName => "sns";

    public override string ServiceVersion => "2010-03-31";

    /// <summary>Names the release of the package whose surface this assembly has.</summary>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("SNS", "4.0.2.16");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Determine(this, parameters);
}
