using Components.Tests.Fleet;
using Components.Tests.Parts;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.Tests.Shared.State;

namespace Components.Tests.State;

/// <summary>Against a table in moto, through a gateway that can fail.</summary>
[Collection(SharedMoto.Name)]
[Needs(Component.Moto)]
public sealed class DynamoFloodLedgerTests(MotoFixture moto) : FloodLedgerContract, IAsyncLifetime
{
    private AwsGateway? _gateway;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
    }

    [NeedsTheory(Component.Moto)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_lost_answer_of_the_table_costs_neither_an_alert_nor_the_summary(int lost)
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 2; alert++)
            await ledger.AdmitAsync(Alert(alert), default);
        var updates = 0;
        _gateway!.After = call =>
            call.Operation == "UpdateItem" && ++updates == lost ? throw new IOException("The answer is lost.") : Task.CompletedTask;

        Assert.True(await ledger.AdmitAsync(Alert(2), default));
        Assert.False(await ledger.AdmitAsync(Alert(3), default));
        Assert.Equal((3, 1), await SummaryAsync(ledger) is var summary ? (summary.Sent.Count, summary.LeftOut.Count) : default);
    }

    private protected override async Task<IFloodLedger> LedgerAsync() => new DynamoFloodLedger(await OpenAsync(), Options, Time);

    private async Task<StateTable> OpenAsync()
    {
        _gateway = await AwsGateway.StartAsync(moto.Endpoint);
        return await MotoTable.OpenAsync(new Uri(_gateway.Endpoint));
    }
}
