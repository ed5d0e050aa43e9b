using Amazon.DynamoDBv2.Model;

namespace EcsImageAuditor.Caching.DynamoDb;

/// <summary>Counts of stops that all workers share.</summary>
internal sealed class DynamoStopLedger(StateTable table, StateOptions options, TimeProvider time) : IStopLedger
{
    public async Task<StopPermit> RequestAsync(StopKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if ((await OneMoreAsync(key, now, cancellationToken) ?? await FirstAsync(key, now, cancellationToken)
            ?? await OneMoreAsync(key, now, cancellationToken)) is { } counted)
            return Permit(true, counted);

        return await table.GetAsync(NameOf(key), cancellationToken) is { } full
            ? Permit(false, full)
            : new StopPermit(false, options.StopLimit, now + options.AlertWindow);
    }

    public Task ReturnAsync(StopKey key, CancellationToken cancellationToken) => table.UpdateAsync(
        NameOf(key), new ItemUpdate("ADD #stops :less", "#stops > :none").With(":less", -1).With(":none", 0), cancellationToken);

    private static string NameOf(StopKey key) => $"stops#{key.ClusterArn}#{key.Workload}#{key.Image}";

    private static StopPermit Permit(bool isGiven, Dictionary<string, AttributeValue> item) =>
        new(isGiven, (int)item.Number("stops"), DateTimeOffset.FromUnixTimeMilliseconds(item.Number("until")));

    /// <summary>Within the window.</summary>
    private Task<Dictionary<string, AttributeValue>?> OneMoreAsync(StopKey key, DateTimeOffset now, CancellationToken cancellationToken) => table.UpdateAsync(
        NameOf(key),
        new ItemUpdate("ADD #stops :one", "#until > :now AND #stops < :limit")
            .With(":one", 1)
            .With(":now", now.ToUnixTimeMilliseconds())
            .With(":limit", options.StopLimit),
        cancellationToken);

    /// <summary>Begins a window.</summary>
    private Task<Dictionary<string, AttributeValue>?> FirstAsync(StopKey key, DateTimeOffset now, CancellationToken cancellationToken) => table.UpdateAsync(
        NameOf(key),
        new ItemUpdate("SET #stops = :one, #until = :until, #ttl = :ttl", "attribute_not_exists(#until) OR #until <= :now")
            .With(":one", 1)
            .With(":until", (now + options.AlertWindow).ToUnixTimeMilliseconds())
            .With(":ttl", (now + options.AlertWindow).ToUnixTimeSeconds())
            .With(":now", now.ToUnixTimeMilliseconds()),
        cancellationToken);
}
