using Amazon.DynamoDBv2.Model;
using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>Counts of stops that all workers share: the tasks of a window, as a set.</summary>
internal sealed class DynamoStopLedger(StateTable table, StateOptions options, TimeProvider time) : IStopLedger
{
    public async Task<StopPermit> RequestAsync(StopKey key, string task, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if ((await OneMoreAsync(key, task, now, cancellationToken) ?? await FirstAsync(key, task, now, cancellationToken)
            ?? await OneMoreAsync(key, task, now, cancellationToken)) is { } counted)
            return Permit(counted, task) with { IsNew = true };

        return await table.GetAsync(NameOf(key), cancellationToken) is { } known
            ? Permit(known, task)
            : new StopPermit(false, options.StopLimit, now + options.AlertWindow);
    }

    public Task ReturnAsync(StopKey key, string task, CancellationToken cancellationToken) =>
        table.UpdateAsync(NameOf(key), new ItemUpdate("DELETE #tasks :tasks").With(":tasks", [task]), cancellationToken);

    private static string NameOf(StopKey key) => $"stops#{key.ClusterArn}#{key.Workload}#{key.Image}";

    private static StopPermit Permit(Dictionary<string, AttributeValue> item, string task)
    {
        var tasks = item.Texts("tasks");
        return new StopPermit(tasks.Contains(task), tasks.Count, DateTimeOffset.FromUnixTimeMilliseconds(item.Number("until")));
    }

    /// <summary>Within the window.</summary>
    private Task<Dictionary<string, AttributeValue>?> OneMoreAsync(
        StopKey key,
        string task,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        table.UpdateAsync(
            NameOf(key),
            new ItemUpdate(
                    "ADD #tasks :tasks",
                    "#until > :now AND (attribute_not_exists(#tasks) OR (size(#tasks) < :limit AND NOT contains(#tasks, :task)))")
                .With(":tasks", [task])
                .With(":task", task)
                .With(":now", now.ToUnixTimeMilliseconds())
                .With(":limit", options.StopLimit),
            cancellationToken);

    /// <summary>Begins a window.</summary>
    private Task<Dictionary<string, AttributeValue>?> FirstAsync(
        StopKey key,
        string task,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        table.UpdateAsync(
            NameOf(key),
            new ItemUpdate("SET #tasks = :tasks, #until = :until, #ttl = :ttl", "attribute_not_exists(#until) OR #until <= :now")
                .With(":tasks", [task])
                .With(":until", (now + options.AlertWindow).ToUnixTimeMilliseconds())
                .With(":ttl", (now + options.AlertWindow).ToUnixTimeSeconds())
                .With(":now", now.ToUnixTimeMilliseconds()),
            cancellationToken);
}
