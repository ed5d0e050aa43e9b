using Amazon.SimpleNotificationService.Model;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>The operations of Amazon SNS that the auditor uses.</summary>
public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    Task<GetTopicAttributesResponse> GetTopicAttributesAsync(string topicArn, CancellationToken cancellationToken = default);
    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);

    // Explicit: a mock library can make a class of an interface only when no static member is left open.
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleNotificationServiceClient(awsCredentials, (AmazonSimpleNotificationServiceConfig)clientConfig);
}

/// <summary>The base of every request to the service.</summary>
public class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest;
