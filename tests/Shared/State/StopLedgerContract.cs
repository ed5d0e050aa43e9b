using EcsImageAuditor.Auditing;
using EcsImageAuditor.State;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;

namespace EcsImageAuditor.Tests.Shared.State;

/// <summary>What every breaker does.</summary>
public abstract class StopLedgerContract
{
    private protected static readonly StopKey Shop = new(Tasks.Cluster, "shop", "registry.example/web@sha256:00");
    private protected StateOptions Options { get; } = new() { AlertWindow = TimeSpan.FromHours(1), StopLimit = 3 };
    private protected ManualTimeProvider Time { get; } = new();

    [ContractFact]
    public async Task So_many_stops_are_given_at_once_and_then_one_in_each_slice_until_the_next_window()
    {
        var ledger = await LedgerAsync();
        var (start, slice) = (Time.GetUtcNow(), Options.StopSlice);
        for (var stops = 1; stops <= 3; stops++)
            Assert.Equal(new StopPermit(true, stops, start + slice) { IsNew = true }, await ledger.RequestAsync(Shop, $"{stops}", default));

        Assert.Equal(new StopPermit(false, 3, start + slice), await ledger.RequestAsync(Shop, "4", default));
        Assert.True((await ledger.RequestAsync(Shop with { Workload = "cart" }, "4", default)).IsGiven);

        Time.Advance(slice);
        Assert.Equal(new StopPermit(true, 4, start + (2 * slice)) { IsNew = true }, await ledger.RequestAsync(Shop, "4", default));
        Assert.Equal(new StopPermit(false, 4, start + (2 * slice)), await ledger.RequestAsync(Shop, "5", default));

        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(
            new StopPermit(true, 1, start + TimeSpan.FromHours(1) + (2 * slice)) { IsNew = true },
            await ledger.RequestAsync(Shop, "5", default)
        );
    }

    [ContractFact]
    public async Task The_last_slice_ends_with_the_window()
    {
        var ledger = await LedgerAsync();
        var end = Time.GetUtcNow().AddHours(1);
        for (var stops = 1; stops <= 3; stops++)
            await ledger.RequestAsync(Shop, $"{stops}", default);
        Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));

        Assert.Equal(end, (await ledger.RequestAsync(Shop, "4", default)).Until);
    }

    [ContractFact]
    public async Task A_task_that_is_stopped_again_is_counted_once_and_keeps_its_permit()
    {
        var ledger = await LedgerAsync();
        var next = Time.GetUtcNow() + Options.StopSlice;
        for (var delivery = 0; delivery < 5; delivery++)
            Assert.Equal(new StopPermit(true, 1, next) { IsNew = delivery == 0 }, await ledger.RequestAsync(Shop, "1", default));
        await ledger.RequestAsync(Shop, "2", default);
        await ledger.RequestAsync(Shop, "3", default);

        Assert.False((await ledger.RequestAsync(Shop, "4", default)).IsGiven);
        Assert.Equal(new StopPermit(true, 3, next), await ledger.RequestAsync(Shop, "1", default));
    }

    [ContractFact]
    public async Task A_permit_that_was_not_used_comes_back()
    {
        var ledger = await LedgerAsync();
        for (var stops = 1; stops <= 3; stops++)
            await ledger.RequestAsync(Shop, $"{stops}", default);

        await ledger.ReturnAsync(Shop, "2", default);

        Assert.True((await ledger.RequestAsync(Shop, "4", default)).IsGiven);
        Assert.False((await ledger.RequestAsync(Shop, "5", default)).IsGiven);
    }

    [ContractFact]
    public async Task A_window_whose_only_permit_came_back_goes_on()
    {
        var ledger = await LedgerAsync();
        await ledger.RequestAsync(Shop, "1", default);
        await ledger.ReturnAsync(Shop, "1", default);

        Assert.Equal((true, 1), (await ledger.RequestAsync(Shop, "2", default)) is var permit ? (permit.IsGiven, permit.Stops) : default);
    }

    [ContractFact]
    public async Task Many_at_once_get_no_more_than_the_limit()
    {
        var ledger = await LedgerAsync();

        var permits = await Task.WhenAll(Enumerable.Range(0, 20).Select(task => ledger.RequestAsync(Shop, $"{task}", default)));

        Assert.Equal(3, permits.Count(permit => permit.IsGiven));
    }

    /// <summary>A new, empty one.</summary>
    private protected abstract Task<IStopLedger> LedgerAsync();
}
