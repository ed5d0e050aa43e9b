using Amazon.SimpleNotificationService.Model;
using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService;

/// <summary>A client of Amazon SNS, on the credentials, signing and retries of AWSSDK.Core.</summary>
public class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config) : base(config) { }

    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(credentials, clientConfig) { }

    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonSimpleNotificationServiceConfig.ServiceId);

    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(
        string topicArn, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetTopicAttributesResponse>(
            new GetTopicAttributesRequest { TopicArn = topicArn }, SnsOperations.GetTopicAttributes, cancellationToken);

    public virtual Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PublishResponse>(request, SnsOperations.Publish, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);
}
