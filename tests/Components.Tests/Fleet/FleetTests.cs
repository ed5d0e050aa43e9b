using System.Net;
using System.Text.Json.Nodes;
using Components.Tests.Lambda;
using Components.Tests.State;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Fleet;

/// <summary>A fleet's events over several workers with real parts: docker-registry, and moto for the table, the topic, the bus and ECS.</summary>
public abstract class FleetTests(DockerRegistryFixture registry, MotoFixture moto) : IAsyncLifetime
{
    private protected AwsGateway Gateway { get; private set; } = null!;

    private protected MotoAccount Account { get; private set; } = null!;

    private protected SignedImages Images { get; private set; } = null!;

    private protected SignerServer Signer { get; private set; } = null!;

    private protected string Table { get; private set; } = null!;

    private protected Uri Moto => moto.Endpoint;

    public async Task InitializeAsync()
    {
        if (
            ComponentCatalog.MissingReason(Component.Moto) is not null
            || ComponentCatalog.MissingReason(Component.DockerRegistry) is not null
        )
            return;
        await moto.ResetAsync();
        Signer = await SignerServer.StartAsync();
        Signer.PutSigningProfile(LambdaUnderTest.TrustedProfile);
        Images = new SignedImages(registry.Host, Signer, new NetworkCredential(registry.Username, registry.Password));
        Account = await MotoAccount.CreateAsync(moto.Endpoint);
        Table = await MotoTable.CreateAsync(moto.Endpoint);
        Gateway = await AwsGateway.StartAsync(moto.Endpoint);
    }

    public async Task DisposeAsync()
    {
        if (Signer is null)
            return;
        await Gateway.DisposeAsync();
        await Signer.DisposeAsync();
        Account.Dispose();
        Images.Dispose();
    }

    /// <summary>A worker with a memory of its own; what workers share is in the table.</summary>
    private protected Task<LambdaUnderTest> WorkerAsync(TimeSpan ahead = default, params (string, string)[] variables) =>
        LambdaUnderTest.StartAsync(
            Signer,
            registry,
            new ShiftedClock(ahead),
            [
                ("AUDITOR_VERIFIER", "builtin"),
                ("AUDITOR_TABLE", Table),
                ("AUDITOR_EVENT_BUS", "default"),
                ("AUDITOR_TOPIC_ARN", Account.TopicArn),
                ("AWS_ENDPOINT_URL", Gateway.Endpoint),
                ("AWS_REGION", "us-east-1"),
                .. variables,
            ]
        );

    private protected static JsonNode Service(JsonNode message, string name)
    {
        message["detail"]!["group"] = $"service:{name}";
        return message;
    }
}
