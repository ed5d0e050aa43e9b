using EcsImageAuditor.Auditing;
using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Components;
using EcsImageAuditor.Tests.Fleet;
using EcsImageAuditor.Tests.Registry;

namespace EcsImageAuditor.Tests.Caching;

/// <summary>What every breaker does. Each fact runs against the process's memory and against a table.</summary>
[Collection(SharedMoto.Name)]
public sealed class StopLedgerContract(MotoFixture moto) : IAsyncLifetime
{
    private static readonly StopKey Shop = new(Tasks.Cluster, "shop", "registry.example/web@sha256:00");
    private readonly StateOptions _options = new() { AlertWindow = TimeSpan.FromHours(1), StopLimit = 3 };
    private readonly ManualTimeProvider _time = new();
    private AwsGateway? _gateway;

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task So_many_stops_are_given_in_a_window_and_then_none_until_the_next(string kind)
    {
        var ledger = await LedgerAsync(kind);
        var end = _time.GetUtcNow().AddHours(1);
        for (var stops = 1; stops <= 3; stops++)
            Assert.Equal(new StopPermit(true, stops, end) { IsNew = true }, await ledger.RequestAsync(Shop, $"{stops}", default));

        Assert.Equal(new StopPermit(false, 3, end), await ledger.RequestAsync(Shop, "4", default));
        Assert.True((await ledger.RequestAsync(Shop with { Workload = "cart" }, "4", default)).IsGiven);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new StopPermit(true, 1, end.AddHours(1)) { IsNew = true }, await ledger.RequestAsync(Shop, "4", default));
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_task_that_is_stopped_again_is_counted_once_and_keeps_its_permit(string kind)
    {
        var ledger = await LedgerAsync(kind);
        var end = _time.GetUtcNow().AddHours(1);
        for (var delivery = 0; delivery < 5; delivery++)
            Assert.Equal(new StopPermit(true, 1, end) { IsNew = delivery == 0 }, await ledger.RequestAsync(Shop, "1", default));
        await ledger.RequestAsync(Shop, "2", default);
        await ledger.RequestAsync(Shop, "3", default);

        Assert.False((await ledger.RequestAsync(Shop, "4", default)).IsGiven);
        Assert.Equal(new StopPermit(true, 3, end), await ledger.RequestAsync(Shop, "1", default));
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_permit_that_was_not_used_comes_back(string kind)
    {
        var ledger = await LedgerAsync(kind);
        for (var stops = 1; stops <= 3; stops++)
            await ledger.RequestAsync(Shop, $"{stops}", default);

        await ledger.ReturnAsync(Shop, "2", default);

        Assert.True((await ledger.RequestAsync(Shop, "4", default)).IsGiven);
        Assert.False((await ledger.RequestAsync(Shop, "5", default)).IsGiven);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_window_whose_only_permit_came_back_goes_on(string kind)
    {
        var ledger = await LedgerAsync(kind);
        await ledger.RequestAsync(Shop, "1", default);
        await ledger.ReturnAsync(Shop, "1", default);

        Assert.Equal((true, 1), (await ledger.RequestAsync(Shop, "2", default)) is var permit ? (permit.IsGiven, permit.Stops) : default);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task Many_at_once_get_no_more_than_the_limit(string kind)
    {
        var ledger = await LedgerAsync(kind);

        var permits = await Task.WhenAll(Enumerable.Range(0, 20).Select(task => ledger.RequestAsync(Shop, $"{task}", default)));

        Assert.Equal(3, permits.Count(permit => permit.IsGiven));
    }

    private async Task<IStopLedger> LedgerAsync(string kind) => kind == "memory"
        ? new InMemoryStopLedger(_options, _time)
        : new DynamoStopLedger(await OpenAsync(), _options, _time);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
    }

    private async Task<StateTable> OpenAsync()
    {
        _gateway = await AwsGateway.StartAsync(moto.Endpoint);
        return await MotoTable.OpenAsync(new Uri(_gateway.Endpoint));
    }
}
