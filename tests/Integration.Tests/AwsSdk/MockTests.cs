using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Signer;
using Amazon.Signer.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace Integration.Tests.AwsSdk;

public sealed class MockTests
{
    [Fact]
    public async Task Every_client_can_be_mocked()
    {
        var ecs = new Mock<IAmazonECS>();
        ecs.Setup(client => client.StopTaskAsync(It.Is<StopTaskRequest>(request => request.Task == "t"), default))
            .ReturnsAsync(new StopTaskResponse());
        var ecr = new Mock<IAmazonECR>();
        ecr.Setup(client => client.GetAuthorizationTokenAsync(It.IsAny<GetAuthorizationTokenRequest>(), default))
            .ThrowsAsync(new AmazonECRException("no") { ErrorCode = "ThrottlingException" });
        var sns = new Mock<IAmazonSimpleNotificationService>();
        sns.Setup(client => client.PublishAsync(It.IsAny<PublishRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new PublishResponse { MessageId = "m" });
        var signer = new Mock<IAmazonSigner>();
        signer.Setup(client => client.GetRevocationStatusAsync(It.IsAny<GetRevocationStatusRequest>(), default))
            .ReturnsAsync(new GetRevocationStatusResponse { RevokedEntities = [] });
        var events = new Mock<IAmazonEventBridge>();
        events.Setup(client => client.PutEventsAsync(It.IsAny<PutEventsRequest>(), default))
            .ReturnsAsync(new PutEventsResponse { FailedEntryCount = 1 });

        Assert.NotNull(await ecs.Object.StopTaskAsync(new StopTaskRequest { Task = "t" }));
        var exception = await Assert.ThrowsAsync<AmazonECRException>(() => ecr.Object.GetAuthorizationTokenAsync(new()));
        Assert.Equal("ThrottlingException", exception.ErrorCode);
        Assert.Equal("m", (await sns.Object.PublishAsync(new PublishRequest())).MessageId);
        Assert.Empty((await signer.Object.GetRevocationStatusAsync(new())).RevokedEntities);
        Assert.Equal(1, (await events.Object.PutEventsAsync(new())).FailedEntryCount);
    }

    [Fact]
    public void Every_client_is_known_to_Core_by_its_interface()
    {
        AssertDefault<AmazonECSConfig, AmazonECSClient>();
        AssertDefault<AmazonECRConfig, AmazonECRClient>();
        AssertDefault<AmazonEventBridgeConfig, AmazonEventBridgeClient>();
        AssertDefault<AmazonSimpleNotificationServiceConfig, AmazonSimpleNotificationServiceClient>();
        AssertDefault<AmazonSignerConfig, AmazonSignerClient>();
    }

    private static void AssertDefault<TConfig, TClient>() where TClient : IAmazonService, IDisposable
    {
        var config = Assert.IsType<TConfig>(TClient.CreateDefaultClientConfig(), exactMatch: true) as ClientConfig;
        config!.RegionEndpoint = Amazon.RegionEndpoint.USWest2;
        using var client = (TClient)TClient.CreateDefaultServiceClient(Clients.Credentials, config);
        Assert.Equal("us-west-2", client.Config.RegionEndpoint.SystemName);
    }
}
