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
            : new StopPermit(false, options.StopLimit, now + options.StopSlice);
    }

    public Task ReturnAsync(StopKey key, string task, CancellationToken cancellationToken) =>
        table.UpdateAsync(NameOf(key), new ItemUpdate("DELETE #tasks :tasks").With(":tasks", [task]), cancellationToken);

    private static string NameOf(StopKey key) => $"stops#{key.ClusterArn}#{key.Workload}#{key.Image}";

    private StopPermit Permit(Dictionary<string, AttributeValue> item, string task)
    {
        var tasks = item.Texts("tasks");
        var end = DateTimeOffset.FromUnixTimeMilliseconds(item.Number("until"));
        var next = item.Number("last") is > 0 and var last ? DateTimeOffset.FromUnixTimeMilliseconds(last) + options.StopSlice : end;
        return new StopPermit(tasks.Contains(task), tasks.Count, next < end ? next : end);
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
                    "SET #last = :now ADD #tasks :tasks",
                    "#until > :now AND (attribute_not_exists(#tasks) "
                    + "OR ((size(#tasks) < :limit OR #last <= :slice) AND NOT contains(#tasks, :task)))")
                .With(":tasks", [task])
                .With(":task", task)
                .With(":now", now.ToUnixTimeMilliseconds())
                .With(":slice", (now - options.StopSlice).ToUnixTimeMilliseconds())
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
            new ItemUpdate(
                    "SET #tasks = :tasks, #until = :until, #last = :now, #ttl = :ttl",
                    "attribute_not_exists(#until) OR #until <= :now")
                .With(":tasks", [task])
                .With(":until", (now + options.AlertWindow).ToUnixTimeMilliseconds())
                .With(":ttl", (now + options.AlertWindow).ToUnixTimeSeconds())
                .With(":now", now.ToUnixTimeMilliseconds()),
            cancellationToken);
}
