using EcsImageAuditor.Auditing;
using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Components;
using EcsImageAuditor.Tests.Fleet;
using EcsImageAuditor.Tests.Registry;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Caching;

/// <summary>What every ledger of alerts does. Each fact runs against the process's memory and against a table.</summary>
[Collection(SharedMoto.Name)]
public sealed class AlertLedgerContract(MotoFixture moto) : IAsyncLifetime
{
    private static readonly AlertKey Shop = new(Tasks.Cluster, "shop", "registry.example/web@sha256:00", ReasonCode.NoSignature, null);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private readonly StateOptions _options = new() { AlertWindow = TimeSpan.FromHours(1) };
    private readonly ManualTimeProvider _time = new();
    private AwsGateway? _gateway;

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task The_first_is_told_the_next_ones_are_counted_and_the_next_window_tells_how_many(string kind)
    {
        var ledger = await LedgerAsync(kind);
        var first = await ledger.TellAsync(Shop, "1");

        Assert.Equal(
            new Sightings(2, 1, first.Seen.First),
            Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "2", Lease, default)).Seen
        );
        Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "3", Lease, default));
        _time.Advance(TimeSpan.FromHours(1));

        var next = Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "4", Lease, default));
        Assert.Equal(new Sightings(4, 3, first.Seen.First), next.Seen);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_container_is_counted_once_however_often_its_event_comes(string kind)
    {
        var ledger = await LedgerAsync(kind);
        await ledger.TellAsync(Shop, "1");

        var again = Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "1", Lease, default));

        Assert.Equal(1, again.Seen.Total);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task Another_service_image_reason_or_trouble_is_another_alert(string kind)
    {
        var ledger = await LedgerAsync(kind);
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

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task While_one_tells_the_others_count_and_the_same_container_waits(string kind)
    {
        var ledger = await LedgerAsync(kind);
        Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default));

        Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "2", Lease, default));
        Assert.IsType<AlertTurn.Underway>(await ledger.RecordAsync(Shop, "1", Lease, default));
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_worker_that_dies_while_it_tells_repeats_the_alert_and_loses_none(string kind)
    {
        var ledger = await LedgerAsync(kind);
        Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default));
        _time.Advance(Lease);

        var again = Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default));

        Assert.Equal((1, 1), (again.Seen.Total, again.Seen.SinceLastAlert));
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task Who_could_not_tell_gives_the_turn_to_the_next(string kind)
    {
        var ledger = await LedgerAsync(kind);
        await ledger.GiveUpAsync(Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default)), default);

        Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "2", Lease, default));
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_container_that_was_told_of_is_not_told_of_in_the_next_window_while_nothing_is_new(string kind)
    {
        var ledger = await LedgerAsync(kind);
        await ledger.TellAsync(Shop, "1");
        _time.Advance(TimeSpan.FromHours(2));

        Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "1", Lease, default));
        Assert.Equal(2, Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "2", Lease, default)).Seen.Total);
    }

    [NeedsFact(Component.Moto)]
    public async Task A_worker_that_dies_between_marking_and_counting_does_not_leave_a_count_of_none()
    {
        var ledger = await LedgerAsync("table");
        var updates = 0;
        _gateway!.Before = _ => ++updates > 1 ? throw new IOException("The worker is dead.") : Task.CompletedTask;
        await Assert.ThrowsAsync<StateException>(() => ledger.RecordAsync(Shop, "1", Lease, default));
        _gateway.Before = _ => Task.CompletedTask;

        Assert.Equal(1, Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default)).Seen.Total);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task Many_at_once_are_one_turn_and_the_right_count(string kind)
    {
        var ledger = await LedgerAsync(kind);

        var turns = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => ledger.RecordAsync(Shop, $"{index}", Lease, default)));

        var yours = Assert.Single(turns.OfType<AlertTurn.Yours>());
        await ledger.ConfirmAsync(yours, default);
        Assert.Equal(
            Enumerable.Range(1, 40).Select(total => (long)total),
            turns.OfType<AlertTurn.Counted>().Select(turn => turn.Seen.Total).Append(yours.Seen.Total).Order()
        );
        Assert.Equal(41, Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(Shop, "last", Lease, default)).Seen.Total);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_lost_answer_of_the_table_costs_neither_the_turn_nor_the_count(int lost)
    {
        var ledger = await LedgerAsync("table");
        var updates = 0;
        _gateway!.After = call =>
            call.Operation == "UpdateItem" && ++updates == lost ? throw new IOException("The answer is lost.") : Task.CompletedTask;

        var turn = Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(Shop, "1", Lease, default));

        Assert.Equal(4, updates);
        Assert.Equal(1, turn.Seen.Total);
    }

    private async Task<IAlertLedger> LedgerAsync(string kind) => kind == "memory"
        ? new InMemoryAlertLedger(_options, _time)
        : new DynamoAlertLedger(await OpenAsync(), _options, _time);

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
