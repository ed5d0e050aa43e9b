using Amazon.DynamoDBv2.Model;
using EcsImageAuditor.Auditing;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>
/// Alert windows that all workers share: an item a window, and one for each container that was counted. The SDK sends an update again whose
/// answer was lost; the update knows itself by a mark of its own, so that it is neither refused nor counted twice.
/// </summary>
internal sealed class DynamoAlertLedger(StateTable table, StateOptions options, TimeProvider time) : IAlertLedger
{
    public async Task<AlertTurn> RecordAsync(AlertKey key, string container, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mark = Guid.NewGuid().ToString("N");
        var isNew = await CountContainerAsync(key, container, mark, now, cancellationToken);
        var window = await CountAsync(key, isNew ? 1 : 0, mark, now, cancellationToken);
        if (window.Number("total") == 0)
        {
            // Whoever marked the container died before it was counted.
            window = await CountAsync(key, 1, Guid.NewGuid().ToString("N"), now, cancellationToken);
        }

        // The count is that of this very update, so that each number is given once, whoever counts at the same time.
        var seen = SeenIn(window);
        if (IsTold(window, now) || (!isNew && seen.SinceLastAlert == 0))
            return new AlertTurn.Counted(seen);
        if (await LeaseAsync(key, container, mark, now, lease, cancellationToken) is not null)
            return new AlertTurn.Yours(key, seen);

        // Somebody else has the turn, or has just told people.
        var theirs = await table.GetAsync(NameOf(key), cancellationToken) ?? window;
        return !IsTold(theirs, now) && theirs.Text("leasedBy") == container ? new AlertTurn.Underway() : new AlertTurn.Counted(seen);
    }

    public Task ConfirmAsync(AlertTurn.Yours turn, CancellationToken cancellationToken)
    {
        var update = new ItemUpdate("SET #toldAt = :now, #toldTotal = :total REMOVE #leasedUntil, #leasedBy, #lease")
            .With(":now", time.GetUtcNow().ToUnixTimeMilliseconds())
            .With(":total", turn.Seen.Total);
        return table.UpdateAsync(NameOf(turn.Key), update, cancellationToken);
    }

    public Task GiveUpAsync(AlertTurn.Yours turn, CancellationToken cancellationToken) =>
        table.UpdateAsync(NameOf(turn.Key), new ItemUpdate("REMOVE #leasedUntil, #leasedBy, #lease"), cancellationToken);

    private static string NameOf(AlertKey key) =>
        $"alert#{key.ClusterArn}#{key.Workload}#{key.Image}#{(key.Reason is { } reason ? WireName.Of(reason) : null)}#{key.Trouble}";

    private static Sightings SeenIn(Dictionary<string, AttributeValue> window) =>
        new(
            window.Number("total"),
            window.Number("total") - window.Number("toldTotal"),
            DateTimeOffset.FromUnixTimeMilliseconds(window.Number("first"))
        );

    private bool IsTold(Dictionary<string, AttributeValue> window, DateTimeOffset now) =>
        now < DateTimeOffset.FromUnixTimeMilliseconds(window.Number("toldAt")) + options.AlertWindow;

    /// <returns>True when the container was not counted before.</returns>
    private async Task<bool> CountContainerAsync(
        AlertKey key,
        string container,
        string mark,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var update = new ItemUpdate(
            "SET #until = :until, #ttl = :ttl, #mark = :mark",
            "attribute_not_exists(#until) OR #until <= :now OR #mark = :mark"
        )
            .With(":mark", mark)
            .With(":until", (now + options.SightingLifetime).ToUnixTimeMilliseconds())
            .With(":ttl", (now + options.SightingLifetime).ToUnixTimeSeconds())
            .With(":now", now.ToUnixTimeMilliseconds());
        return await table.UpdateAsync($"seen#{container}#{NameOf(key)}", update, cancellationToken) is not null;
    }

    private async Task<Dictionary<string, AttributeValue>> CountAsync(
        AlertKey key,
        int more,
        string mark,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var update = new ItemUpdate(
            "SET #first = if_not_exists(#first, :now), #ttl = :ttl, #mark = :mark ADD #total :more",
            "attribute_not_exists(#mark) OR #mark <> :mark"
        )
            .With(":mark", mark)
            .With(":now", now.ToUnixTimeMilliseconds())
            .With(":ttl", (now + options.AlertWindow + options.SightingLifetime).ToUnixTimeSeconds())
            .With(":more", more);
        return await table.UpdateAsync(NameOf(key), update, cancellationToken)
            ?? await table.GetAsync(NameOf(key), cancellationToken)
            ?? [];
    }

    private Task<Dictionary<string, AttributeValue>?> LeaseAsync(
        AlertKey key,
        string container,
        string mark,
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
    {
        var update = new ItemUpdate(
            "SET #leasedUntil = :until, #leasedBy = :container, #lease = :mark",
            "(attribute_not_exists(#leasedUntil) OR #leasedUntil <= :now OR #lease = :mark) AND (attribute_not_exists(#toldAt) OR #toldAt <= :window)"
        )
            .With(":until", (now + lease).ToUnixTimeMilliseconds())
            .With(":container", container)
            .With(":mark", mark)
            .With(":now", now.ToUnixTimeMilliseconds())
            .With(":window", (now - options.AlertWindow).ToUnixTimeMilliseconds());
        return table.UpdateAsync(NameOf(key), update, cancellationToken);
    }
}
