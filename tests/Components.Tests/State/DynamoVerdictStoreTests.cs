using Components.Tests.Fleet;
using Components.Tests.Parts;
using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.Tests.Shared.State;

namespace Components.Tests.State;

/// <summary>Against a table in moto, through a gateway that can fail.</summary>
[Collection(SharedMoto.Name)]
[Needs(Component.Moto)]
public sealed class DynamoVerdictStoreTests(MotoFixture moto) : VerdictStoreContract, IAsyncLifetime
{
    private AwsGateway? _gateway;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
    }

    [NeedsFact(Component.Moto)]
    public async Task A_lost_answer_of_the_table_does_not_cost_the_turn()
    {
        var store = await StoreAsync();
        var updates = 0;
        _gateway!.After = _ => ++updates == 1 ? throw new IOException("The answer is lost.") : Task.CompletedTask;

        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
        Assert.Equal(2, updates);
        Assert.False(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
    }

    private protected override async Task<IVerdictStore> StoreAsync() => new DynamoVerdictStore(await OpenAsync(), TimeSpan.FromHours(1), Time);

    private async Task<StateTable> OpenAsync()
    {
        _gateway = await AwsGateway.StartAsync(moto.Endpoint);
        return await MotoTable.OpenAsync(new Uri(_gateway.Endpoint));
    }
}
