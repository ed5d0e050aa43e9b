using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.SQS;

/// <summary>Settings of an <see cref="AmazonSQSClient"/>.</summary>
public class AmazonSQSConfig : ClientConfig
{
    private static readonly EndpointNames Hosts =
        new("sqs") { RegionsWithPlainFips = new HashSet<string> { "us-gov-east-1", "us-gov-west-1" } };

    public AmazonSQSConfig() : base(DefaultConfigurations.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sqs";
        EndpointProvider = new ServiceEndpointProvider(Hosts);
    }

    /// <summary>Names the service in the environment: <c>AWS_ENDPOINT_URL_SQS</c>.</summary>
    public static new string ServiceId => "SQS";

    public override string RegionEndpointServiceName => "sqs";

    public override string ServiceVersion => "2012-11-05";

    /// <summary>Names the release of the package whose surface this assembly has.</summary>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("SQS", "4.0.2.14");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Determine(this, parameters);
}
