using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.SimpleNotificationService;

/// <summary>Settings of an <see cref="AmazonSimpleNotificationServiceClient"/>.</summary>
public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    private static readonly EndpointNames Hosts =
        new("sns") { RegionsWithPlainFips = new HashSet<string> { "us-gov-east-1", "us-gov-west-1" } };

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

    public override string UserAgent => ServiceUserAgent.Text;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Determine(this, parameters);
}
