using EcsImageAuditor.Auditing;
using EcsImageAuditor.State;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.State;

/// <summary>What every ledger of alerts does.</summary>
public abstract class AlertLedgerContract
{
    private protected static readonly AlertKey Shop = new(Tasks.Cluster, "shop", "registry.example/web@sha256:00", ReasonCode.NoSignature, null);
    private protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private protected StateOptions Options { get; } = new() { AlertWindow = TimeSpan.FromHours(1) };
    private protected ManualTimeProvider Time { get; } = new();

    [ContractFact]
    public async Task The_first_is_told_the_next_ones_are_counted_and_the_next_window_tells_how_many()
    {
        var ledger = await LedgerAsync();
        var first = await ledger.TellAsync(Shop, "1");

        Assert.Equal(
            new Sightings(2, 1, first.Seen.First),
            Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "2", Lease, default)).Seen
        );
        Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "3", Lease, default));
        Time.Advance(TimeSpan.FromHours(1));

        var next = Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "4", Lease, default));
        Assert.Equal(new Sightings(4, 3, first.Seen.First), next.Seen);
    }

    [ContractFact]
    public async Task A_container_is_counted_once_however_often_its_event_comes()
    {
        var ledger = await LedgerAsync();
        await ledger.TellAsync(Shop, "1");

        var again = Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "1", Lease, default));

        Assert.Equal(1, again.Seen.Total);
    }

    [ContractFact]
    public async Task Another_service_image_reason_or_trouble_is_another_alert()
    {
        var ledger = await LedgerAsync();
        await ledger.TellAsync(Shop, "1");

        AlertKey[] others =
        [
            Shop with
            {
                Workload = "cart",
            },
            Shop with
            {
                Image = "registry.example/web@sha256:11",
            },
            Shop with
            {
                Reason = ReasonCode.Revoked,
            },
            Shop with
            {
                ClusterArn = "arn:aws:ecs:us-east-1:123456789012:cluster/test",
            },
            Shop with
            {
                Trouble = "stop-refused",
            },
        ];
        foreach (var other in others)
            Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(other, "1", Lease, default));
    }

    [ContractFact]
    public async Task While_one_tells_the_others_count_and_the_same_container_waits()
    {
        var ledger = await LedgerAsync();
        Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default));

        Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "2", Lease, default));
        Assert.IsType<AlertTurn.Underway>(await ledger.RecordAsync(Shop, "1", Lease, default));
    }

    [ContractFact]
    public async Task A_worker_that_dies_while_it_tells_repeats_the_alert_and_loses_none()
    {
        var ledger = await LedgerAsync();
        Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default));
        Time.Advance(Lease);

        var again = Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default));

        Assert.Equal((1, 1), (again.Seen.Total, again.Seen.SinceLastAlert));
    }

    [ContractFact]
    public async Task Who_could_not_tell_gives_the_turn_to_the_next()
    {
        var ledger = await LedgerAsync();
        await ledger.GiveUpAsync(Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default)), default);

        Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "2", Lease, default));
    }

    [ContractFact]
    public async Task A_container_that_was_told_of_is_not_told_of_in_the_next_window_while_nothing_is_new()
    {
        var ledger = await LedgerAsync();
        await ledger.TellAsync(Shop, "1");
        Time.Advance(TimeSpan.FromHours(2));

        Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "1", Lease, default));
        Assert.Equal(2, Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "2", Lease, default)).Seen.Total);
    }

    [ContractFact]
    public async Task Many_at_once_are_one_turn_and_the_right_count()
    {
        var ledger = await LedgerAsync();

        var turns = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => ledger.RecordAsync(Shop, $"{index}", Lease, default)));

        var yours = Assert.Single(turns.OfType<AlertTurn.Yours>());
        await ledger.ConfirmAsync(yours, default);
        Assert.Equal(
            Enumerable.Range(1, 40).Select(total => (long)total),
            turns.OfType<AlertTurn.Counted>().Select(turn => turn.Seen.Total).Append(yours.Seen.Total).Order()
        );
        Assert.Equal(41, Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "last", Lease, default)).Seen.Total);
    }

    /// <summary>A new, empty one.</summary>
    private protected abstract Task<IAlertLedger> LedgerAsync();
}
