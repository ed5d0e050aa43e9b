using EcsImageAuditor.Auditing;
using EcsImageAuditor.State;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.State;

/// <summary>What everything does that bounds alerts.</summary>
public abstract class FloodLedgerContract
{
    private protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private protected StateOptions Options { get; } = new() { AlertWindow = TimeSpan.FromHours(1), AlertLimit = 3, MostLeftOut = 4 };
    private protected ManualTimeProvider Time { get; } = new();

    private static AlertScope Services => AlertScope.Of(Alert(0));

    [ContractFact]
    public async Task So_many_alerts_are_admitted_in_a_window_and_the_rest_is_left_out_until_the_next()
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 3; alert++)
            Assert.True(await ledger.AdmitAsync(Alert(alert), default));

        Assert.False(await ledger.AdmitAsync(Alert(3), default));
        Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await ledger.AdmitAsync(Alert(3), default));
    }

    [ContractFact]
    public async Task An_alert_that_was_admitted_may_be_repeated()
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 4; alert++)
            await ledger.AdmitAsync(Alert(alert), default);

        Assert.True(await ledger.AdmitAsync(Alert(1), default));
    }

    [ContractFact]
    public async Task Another_cluster_and_tasks_of_no_service_have_alerts_of_their_own()
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 4; alert++)
            await ledger.AdmitAsync(Alert(alert), default);

        Assert.True(await ledger.AdmitAsync(Alert(4) with { Workload = "family:run" }, default));
        Assert.True(await ledger.AdmitAsync(Alert(4) with { ClusterArn = Tasks.Cluster + "2" }, default));
    }

    [ContractFact]
    public async Task The_first_that_is_left_out_is_summarised_at_once_and_the_others_in_the_next_window()
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 4; alert++)
            await ledger.AdmitAsync(Alert(alert), default);

        var first = await SummaryAsync(ledger);
        Assert.Equal((3, 1, 0), (first.Sent.Count, first.LeftOut.Count, first.Unlisted));
        Assert.Equal(Time.GetUtcNow().AddHours(1), first.Until);
        Assert.Equal([("no-signature", 4)], first.Reasons);
        Assert.Equal(["service:s0", "service:s1", "service:s2", "service:s3"], first.Workloads.Select(count => count.Workload));
        await ledger.ConfirmAsync(first, default);

        await ledger.AdmitAsync(Alert(4), default);
        Assert.IsType<SummaryTurn.None>(await ledger.RequestSummaryAsync(Services, "5", Lease, default));
        Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await ledger.AdmitAsync(Alert(5), default));

        var next = await SummaryAsync(ledger);
        Assert.Equal([Alert(4).Id], next.LeftOut.Select(entry => entry.Id));
        await ledger.ConfirmAsync(next, default);
        Assert.IsType<SummaryTurn.None>(await ledger.RequestSummaryAsync(Services, "6", Lease, default));
    }

    [ContractFact]
    public async Task What_is_left_out_while_the_summary_is_sent_is_in_the_next_one()
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 4; alert++)
            await ledger.AdmitAsync(Alert(alert), default);
        var first = await SummaryAsync(ledger);
        await ledger.AdmitAsync(Alert(4), default);
        await ledger.ConfirmAsync(first, default);

        Time.Advance(TimeSpan.FromHours(1));
        await ledger.AdmitAsync(Alert(0), default);

        Assert.Equal([Alert(4).Id], (await SummaryAsync(ledger)).LeftOut.Select(entry => entry.Id));
    }

    [ContractFact]
    public async Task What_is_too_many_to_list_is_counted()
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 10; alert++)
            await ledger.AdmitAsync(Alert(alert), default);

        var summary = await SummaryAsync(ledger);
        Assert.Equal((3, 4, 3), (summary.Sent.Count, summary.LeftOut.Count, summary.Unlisted));
        await ledger.ConfirmAsync(summary, default);
        for (var alert = 3; alert < 8; alert++)
            await ledger.AdmitAsync(Alert(alert), default);
        Time.Advance(TimeSpan.FromHours(1));
        await ledger.AdmitAsync(Alert(0), default);
        Assert.Equal((4, 1), (await SummaryAsync(ledger)) is var next ? (next.LeftOut.Count, next.Unlisted) : default);
    }

    [ContractFact]
    public async Task A_worker_that_dies_while_it_sends_repeats_the_summary_and_loses_none()
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 4; alert++)
            await ledger.AdmitAsync(Alert(alert), default);
        await SummaryAsync(ledger);

        Assert.IsType<SummaryTurn.None>(await ledger.RequestSummaryAsync(Services, "another", Lease, default));
        Assert.IsType<SummaryTurn.Underway>(await ledger.RequestSummaryAsync(Services, "1", Lease, default));
        Time.Advance(Lease);
        Assert.Single((await SummaryAsync(ledger)).LeftOut);
    }

    [ContractFact]
    public async Task A_summary_that_could_not_be_sent_is_the_next_ones_turn()
    {
        var ledger = await LedgerAsync();
        for (var alert = 0; alert < 4; alert++)
            await ledger.AdmitAsync(Alert(alert), default);
        await ledger.GiveUpAsync(await SummaryAsync(ledger), default);

        Assert.Single((await SummaryAsync(ledger)).LeftOut);
    }

    [ContractFact]
    public async Task Many_at_once_are_no_more_than_the_limit_and_one_summary()
    {
        var ledger = await LedgerAsync();

        var admitted = await Task.WhenAll(Enumerable.Range(0, 7).Select(alert => ledger.AdmitAsync(Alert(alert), default)));
        var turns = await Task.WhenAll(
            Enumerable.Range(0, 7).Select(alert => ledger.RequestSummaryAsync(Services, $"{alert}", Lease, default)));

        Assert.Equal(3, admitted.Count(isAdmitted => isAdmitted));
        Assert.Equal(4, Assert.Single(turns.OfType<SummaryTurn.Yours>()).Summary.LeftOut.Count);
    }

    private protected abstract Task<IFloodLedger> LedgerAsync();

    private protected static AlertKey Alert(int service) =>
        new(Tasks.Cluster, $"service:s{service}", "registry.example/web@sha256:00", ReasonCode.NoSignature, null);

    private protected static async Task<AlertSummary> SummaryAsync(IFloodLedger ledger) =>
        Assert.IsType<SummaryTurn.Yours>(await ledger.RequestSummaryAsync(Services, "1", Lease, default)).Summary;
}
