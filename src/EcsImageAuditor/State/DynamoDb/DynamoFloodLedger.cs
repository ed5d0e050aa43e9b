using Amazon.DynamoDBv2.Model;
using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>Bounds alerts for all workers, with one item for each scope.</summary>
internal sealed class DynamoFloodLedger(StateTable table, StateOptions options, TimeProvider time) : IFloodLedger
{
    public async Task<bool> AdmitAsync(AlertKey key, CancellationToken cancellationToken)
    {
        var (name, entry, now) = (NameOf(AlertScope.Of(key)), AlertEntry.Of(key).ToString(), time.GetUtcNow());
        if ((await OneMoreAsync(name, entry, now, cancellationToken) ?? await FirstAsync(name, entry, now, cancellationToken)
            ?? await OneMoreAsync(name, entry, now, cancellationToken)) is not null)
            return true;

        await LeaveOutAsync(name, entry, cancellationToken);
        return false;
    }

    public async Task<SummaryTurn> RequestSummaryAsync(
        AlertScope scope, string container, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var update = new ItemUpdate(
                "SET #leasedUntil = :until, #leasedBy = :container, #lease = :mark",
                "attribute_exists(#left) AND (attribute_not_exists(#summarised) OR #summarised <> #until) "
                + "AND (attribute_not_exists(#leasedUntil) OR #leasedUntil <= :now OR #lease = :mark)")
            .With(":until", (now + lease).ToUnixTimeMilliseconds())
            .With(":container", container)
            .With(":mark", Guid.NewGuid().ToString("N"))
            .With(":now", now.ToUnixTimeMilliseconds());
        if (await table.UpdateAsync(NameOf(scope), update, cancellationToken) is { } window)
            return new SummaryTurn.Yours(new AlertSummary(
                scope, Entries(window, "sent"), Entries(window, "left"), window.Number("unlisted"), Moment(window.Number("until"))));

        var theirs = await table.GetAsync(NameOf(scope), cancellationToken) ?? [];
        return theirs.Text("leasedBy") == container && now < Moment(theirs.Number("leasedUntil"))
            ? new SummaryTurn.Underway()
            : new SummaryTurn.None();
    }

    /// <summary>What was left out since the turn was given stays for the next summary.</summary>
    public Task ConfirmAsync(AlertSummary summary, CancellationToken cancellationToken)
    {
        var update = new ItemUpdate(
                "SET #summarised = :window REMOVE #leasedUntil, #leasedBy, #lease ADD #unlisted :less DELETE #left :told")
            .With(":window", summary.Until.ToUnixTimeMilliseconds())
            .With(":less", -summary.Unlisted)
            .With(":told", [.. summary.LeftOut.Select(entry => entry.ToString())]);
        return table.UpdateAsync(NameOf(summary.Scope), update, cancellationToken);
    }

    public Task GiveUpAsync(AlertSummary summary, CancellationToken cancellationToken) =>
        table.UpdateAsync(NameOf(summary.Scope), new ItemUpdate("REMOVE #leasedUntil, #leasedBy, #lease"), cancellationToken);

    private static string NameOf(AlertScope scope) => $"alerts#{scope.ClusterArn}#{scope.Kind}";

    /// <summary>Within the window.</summary>
    private Task<Dictionary<string, AttributeValue>?> OneMoreAsync(
        string name, string entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var update = new ItemUpdate(
                "ADD #sent :entries", "#until > :now AND (size(#sent) < :limit OR contains(#sent, :entry))")
            .With(":entries", [entry])
            .With(":entry", entry)
            .With(":now", now.ToUnixTimeMilliseconds())
            .With(":limit", options.AlertLimit);
        return table.UpdateAsync(name, update, cancellationToken);
    }

    /// <summary>Begins a window. What the last one left out is kept for its summary.</summary>
    private Task<Dictionary<string, AttributeValue>?> FirstAsync(
        string name, string entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var update = new ItemUpdate(
                "SET #sent = :entries, #until = :until, #ttl = :ttl", "attribute_not_exists(#until) OR #until <= :now")
            .With(":entries", [entry])
            .With(":until", (now + options.AlertWindow).ToUnixTimeMilliseconds())
            .With(":ttl", (now + options.AlertWindow + options.SightingLifetime).ToUnixTimeSeconds())
            .With(":now", now.ToUnixTimeMilliseconds());
        return table.UpdateAsync(name, update, cancellationToken);
    }

    private async Task LeaveOutAsync(string name, string entry, CancellationToken cancellationToken)
    {
        var update = new ItemUpdate(
                "ADD #left :entries", "attribute_not_exists(#left) OR size(#left) < :most OR contains(#left, :entry)")
            .With(":entries", [entry])
            .With(":entry", entry)
            .With(":most", options.MostLeftOut);
        if (await table.UpdateAsync(name, update, cancellationToken) is null)
            await table.UpdateAsync(name, new ItemUpdate("ADD #unlisted :one").With(":one", 1), cancellationToken);
    }

    private static AlertEntry[] Entries(Dictionary<string, AttributeValue> item, string name) =>
        [.. item.Texts(name).Select(text => AlertEntry.TryParse(text, out var entry) ? entry : null).OfType<AlertEntry>()];

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
