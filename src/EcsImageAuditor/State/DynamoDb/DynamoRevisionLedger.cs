using System.Text.Json;
using EcsImageAuditor.Gating;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>Keeps digests in the auditor's table, an item a revision.</summary>
/// <param name="table">The table.</param>
/// <param name="time">The clock.</param>
internal sealed class DynamoRevisionLedger(StateTable table, TimeProvider time) : IRevisionLedger
{
    /// <summary>Longer than a deployment can wait in its hooks, which is 14 days a hook.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public async Task<IReadOnlyDictionary<string, string>> DigestsAsync(string revision, CancellationToken cancellationToken)
    {
        var item = await table.GetAsync(NameOf(revision), cancellationToken);
        var isAlive = item is not null && time.GetUtcNow().ToUnixTimeSeconds() < item.Number("ttl");
        return isAlive && item!.Text("digests") is { } json ? Read(json) : new Dictionary<string, string>();
    }

    public Task KeepAsync(string revision, IReadOnlyDictionary<string, string> digests, CancellationToken cancellationToken)
    {
        var update = new ItemUpdate("SET #digests = :digests, #ttl = :ttl")
            .With(":digests", JsonSerializer.Serialize(digests.ToDictionary(), StateJsonContext.Default.DictionaryStringString))
            .With(":ttl", (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        return table.UpdateAsync(NameOf(revision), update, cancellationToken);
    }

    private static string NameOf(string revision) => $"gate#{revision}";

    /// <summary>An item that cannot be read, as one of a later version, holds nothing.</summary>
    private static Dictionary<string, string> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StateJsonContext.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
