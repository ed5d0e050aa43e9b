using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Components.Tests.Parts;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.Sweeping;
using EcsImageAuditor.Tests.Shared;
using EcsImageAuditor.Tests.Shared.Ecs;
using EcsImageAuditor.Tests.Shared.Sweeping;

namespace Components.Tests.Sweeping;

[Collection(SharedMoto.Name)]
[Needs(Component.Moto)]
public sealed class DynamoSweepMemoryTests(MotoFixture moto) : SweepMemoryContract, IAsyncLifetime, IDisposable
{
    private readonly SteppingClock _clock = new();
    private AmazonDynamoDBClient? _client;

    public async Task InitializeAsync()
    {
        if (ComponentCatalog.MissingReason(Component.Moto) is not null)
            return;
        await moto.ResetAsync();
        using var http = new MotoClient(moto.Endpoint);
        await http.JsonAsync("dynamodb", "DynamoDB_20120810.CreateTable", JsonNode.Parse("""
            {"TableName":"auditor","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
            "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}]}
            """)!, "1.0");
        _client = new AmazonDynamoDBClient(
            new BasicAWSCredentials(TestEnvironment.AccessKey, TestEnvironment.SecretKey),
            new AmazonDynamoDBConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _client?.Dispose();

    [NeedsFact(Component.Moto)]
    public async Task An_item_that_has_expired_is_nothing_though_DynamoDB_still_has_it()
    {
        var memory = await OpenAsync();
        await memory.KeepPositionAsync("all", new SweepPosition("prod", "token"), default);
        _clock.Advance(TimeSpan.FromDays(8));

        Assert.Null(await memory.PositionAsync("all", default));
    }

    [NeedsFact(Component.Moto)]
    public async Task A_table_that_does_not_exist_is_told_of_with_the_setting()
    {
        var exception = await Assert.ThrowsAsync<SweepMemoryException>(() =>
            new DynamoSweepMemory(_client!, "none", _clock).PositionAsync("all", default)
        );

        Assert.Contains("AUDITOR_TABLE", exception.Message, StringComparison.Ordinal);
    }

    private protected override Task<ISweepMemory> OpenAsync() =>
        Task.FromResult<ISweepMemory>(new DynamoSweepMemory(_client!, "auditor", _clock));
}
