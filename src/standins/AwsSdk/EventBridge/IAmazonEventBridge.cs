using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>The operations of Amazon EventBridge that the auditor uses.</summary>
public interface IAmazonEventBridge : IAmazonService, IDisposable
{
    Task<DescribeEventBusResponse> DescribeEventBusAsync(DescribeEventBusRequest request, CancellationToken cancellationToken = default);
    Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);

    // Explicit: a mock library can make a class of an interface only when no static member is left open.
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEventBridgeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonEventBridgeClient(awsCredentials, (AmazonEventBridgeConfig)clientConfig);
}

/// <summary>The base of every request to the service.</summary>
public class AmazonEventBridgeRequest : AmazonWebServiceRequest;
