using Amazon.ECR;
using Amazon.ECS;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Signer;
using Amazon.SimpleNotificationService;

namespace EcsImageAuditor.Tests.Shared.AwsSdk;

/// <summary>Clients with throw-away credentials that speak to one address.</summary>
internal static class Clients
{
    public static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "secret");

    public static AmazonECSClient Ecs(FakeService service) =>
        new QuickRetries(Credentials, new AmazonECSConfig { ServiceURL = service.Address, AuthenticationRegion = "us-west-2" });

    public static AmazonECRClient Ecr(FakeService service) =>
        new(Credentials, new AmazonECRConfig { ServiceURL = service.Address, AuthenticationRegion = "us-west-2", MaxErrorRetry = 0 });

    public static AmazonEventBridgeClient EventBridge(FakeService service) => new(
        Credentials,
        new AmazonEventBridgeConfig { ServiceURL = service.Address, AuthenticationRegion = "us-west-2", MaxErrorRetry = 0 });

    public static AmazonSignerClient Signer(FakeService service) => new(
        Credentials,
        new AmazonSignerConfig
        {
            ServiceURL = service.Address,
            AuthenticationRegion = "us-west-2",
            MaxErrorRetry = 0,
            DisableHostPrefixInjection = true,
        });

    public static AmazonSimpleNotificationServiceClient Sns(FakeService service) => new(
        Credentials,
        new AmazonSimpleNotificationServiceConfig { ServiceURL = service.Address, AuthenticationRegion = "us-west-2", MaxErrorRetry = 0 });

    /// <summary>Core's own retries, without the wait between them.</summary>
    private sealed class QuickRetries(AWSCredentials credentials, AmazonECSConfig config) : AmazonECSClient(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.ReplaceHandler<RetryHandler>(
                new RetryHandler(new StandardRetryPolicy(Config) { MaxBackoffInMilliseconds = 1 }));
        }
    }
}
