using Components.Tests.Fleet;
using Components.Tests.Parts;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.Tests.Shared.State;

namespace Components.Tests.State;

/// <summary>Against a table in moto, through a gateway that can fail.</summary>
[Collection(SharedMoto.Name)]
[Needs(Component.Moto)]
public sealed class DynamoAlertLedgerTests(MotoFixture moto) : AlertLedgerContract, IAsyncLifetime
{
    private AwsGateway? _gateway;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
    }

    [NeedsFact(Component.Moto)]
    public async Task A_worker_that_dies_between_marking_and_counting_does_not_leave_a_count_of_none()
    {
        var ledger = await LedgerAsync();
        var updates = 0;
        _gateway!.Before = _ => ++updates > 1 ? throw new IOException("The worker is dead.") : Task.CompletedTask;
        await Assert.ThrowsAsync<StateException>(() => ledger.RecordAsync(Shop, "1", Lease, default));
        _gateway.Before = _ => Task.CompletedTask;

        Assert.Equal(1, Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default)).Seen.Total);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_lost_answer_of_the_table_costs_neither_the_turn_nor_the_count(int lost)
    {
        var ledger = await LedgerAsync();
        var updates = 0;
        _gateway!.After = call =>
            call.Operation == "UpdateItem" && ++updates == lost ? throw new IOException("The answer is lost.") : Task.CompletedTask;

        var turn = Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default));

        Assert.Equal(4, updates);
        Assert.Equal(1, turn.Seen.Total);
    }

    private protected override async Task<IAlertLedger> LedgerAsync() => new DynamoAlertLedger(await OpenAsync(), Options, Time);

    private async Task<StateTable> OpenAsync()
    {
        _gateway = await AwsGateway.StartAsync(moto.Endpoint);
        return await MotoTable.OpenAsync(new Uri(_gateway.Endpoint));
    }
}
