using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>
/// Verdicts that all workers share. An item is believed no longer than a verdict of its time could be, whatever it says of itself: the
/// table is trusted only as far as the permissions to write to it.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="lifetime">For how long a verdict is good at most.</param>
/// <param name="time">The clock.</param>
internal sealed class DynamoVerdictStore(StateTable table, TimeSpan lifetime, TimeProvider time) : IVerdictStore
{
    /// <summary>How far another worker's clock may be ahead of ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly Freshness _freshness = new(lifetime);

    public async Task<KnownVerdict?> FindAsync(VerdictKey key, CancellationToken cancellationToken)
    {
        var item = await table.GetAsync(NameOf(key), cancellationToken);
        return item is not null && Read(item) is { } verdict ? Believed(verdict, time.GetUtcNow()) : null;
    }

    public async Task<bool> TryBeginAsync(VerdictKey key, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // The SDK sends an update again whose answer was lost: the mark lets it keep what it took.
        var update = new ItemUpdate(
                "SET #leasedUntil = :until, #lease = :mark, #ttl = if_not_exists(#ttl, :ttl)",
                "attribute_not_exists(#leasedUntil) OR #leasedUntil <= :now OR #lease = :mark")
            .With(":mark", Guid.NewGuid().ToString("N"))
            .With(":until", (now + lease).ToUnixTimeMilliseconds())
            .With(":now", now.ToUnixTimeMilliseconds())
            .With(":ttl", (now + lease).AddHours(1).ToUnixTimeSeconds());
        return await table.UpdateAsync(NameOf(key), update, cancellationToken) is not null;
    }

    public Task StoreAsync(VerdictKey key, KnownVerdict verdict, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(StoredVerification.Of(verdict.Verification), StateJsonContext.Default.StoredVerification);
        var update = new ItemUpdate(
            "SET #verdict = :verdict, #verifiedAt = :verified, #freshUntil = :fresh, #ttl = :ttl REMOVE #leasedUntil, #lease"
        )
            .With(":verdict", json)
            .With(":verified", verdict.VerifiedAt.ToUnixTimeMilliseconds())
            .With(":fresh", verdict.FreshUntil.ToUnixTimeMilliseconds())
            .With(":ttl", verdict.FreshUntil.ToUnixTimeSeconds());
        return table.UpdateAsync(NameOf(key), update, cancellationToken);
    }

    public Task AbandonAsync(VerdictKey key, CancellationToken cancellationToken) =>
        table.UpdateAsync(NameOf(key), new ItemUpdate("REMOVE #leasedUntil, #lease"), cancellationToken);

    private static string NameOf(VerdictKey key) => $"verdict#{key.Fingerprint}#{key.Image}";

    /// <returns>The verdict for as long as it may be believed, or null where that is over or it is of a time that has not come.</returns>
    private KnownVerdict? Believed(KnownVerdict verdict, DateTimeOffset now)
    {
        if (verdict.VerifiedAt > now + ClockSkew)
            return null;
        var longest = _freshness.Until(verdict.Verification, verdict.VerifiedAt);
        var until = verdict.FreshUntil < longest ? verdict.FreshUntil : longest;
        return now < until ? verdict with { FreshUntil = until } : null;
    }

    /// <summary>An item that cannot be read, as one of a later version, is no verdict.</summary>
    private static KnownVerdict? Read(Dictionary<string, AttributeValue> item)
    {
        if (item.Text("verdict") is not { } json)
            return null;

        try
        {
            var stored = JsonSerializer.Deserialize(json, StateJsonContext.Default.StoredVerification);
            return stored?.ToVerification() is { } verification
                ? new KnownVerdict(verification, Moment(item.Number("verifiedAt")), Moment(item.Number("freshUntil")))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
