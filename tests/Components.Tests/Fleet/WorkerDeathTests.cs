using Components.Tests.Parts;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace Components.Tests.Fleet;

/// <summary>
/// A worker dies in the middle of an event, at each step of the way; the queue delivers the event to another worker once its lease is
/// over. No alert is lost, at most one is repeated, and a good task is never stopped.
/// </summary>
[Collection(RealParts.Name)]
public sealed class WorkerDeathTests(DockerRegistryFixture registry, MotoFixture moto) : FleetTests(registry, moto)
{
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

    /// <summary>The call in which the worker dies, before or after AWS has carried it out.</summary>
    public static TheoryData<string, string, bool> Deaths => new()
    {
        { "UpdateItem", ":verdict", false },
        { "UpdateItem", ":verdict", true },
        { "DescribeTasks", "", true },
        { "StopTask", "", false },
        { "StopTask", "", true },
        { "UpdateItem", "seen#", true },
        { "UpdateItem", "leasedBy = :container", true },
        { "Publish", "", false },
        { "Publish", "", true },
        { "UpdateItem", "toldAt = :now", false },
        { "UpdateItem", "toldAt = :now", true },
        { "PutEvents", "", false },
        { "PutEvents", "", true },
    };

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Moto)]
    [MemberData(nameof(Deaths))]
    public async Task A_death_repeats_at_most_one_alert_and_loses_none(string operation, string holds, bool afterwards)
    {
        var (bad, badDigest) = await Images.UnsignedAsync("death/bad");
        var (good, goodDigest) = await Images.TrustedAsync("death/good");
        var (badTask, goodTask) = (await Account.RunTaskAsync(bad), await Account.RunTaskAsync(good));
        var (badEvent, goodEvent) =
            (TaskEvents.Running(badTask, ("web", bad, badDigest)), TaskEvents.Running(goodTask, ("web", good, goodDigest)));
        Gateway.Complete = new DescribedByEvents(badEvent, goodEvent).Complete;
        var batch = TaskEvents.Batch(badEvent, goodEvent);

        await DieAsync(batch, operation, holds, afterwards);
        await using var next = await WorkerAsync(Later, Stopping);

        Assert.Empty(await next.AuditBatchAsync(batch));
        Assert.InRange((await Account.DrainAsync()).Count, 1, 2);
        Assert.Equal("STOPPED", (await Account.DescribeTaskAsync(badTask)).Status);
        Assert.Empty((await Account.DescribeTaskAsync(goodTask)).Reason);
    }

    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task A_death_before_the_response_repeats_nothing()
    {
        var (bad, digest) = await Images.UnsignedAsync("death/response");
        var batch = TaskEvents.Batch(TaskEvents.Running("1", ("web", bad, digest)));
        await using (var first = await WorkerAsync())
            await first.AuditBatchAsync(batch);

        await using var next = await WorkerAsync(Later);

        Assert.Empty(await next.AuditBatchAsync(batch));
        Assert.Single(await Account.DrainAsync());
    }

    private static (string, string)[] Stopping => [("AUDITOR_MODE", "stop"), ("AUDITOR_STOP_CLUSTERS", "prod")];

    /// <summary>The call is never answered, and the worker does nothing from then on.</summary>
    private async Task DieAsync(System.Text.Json.Nodes.JsonNode batch, string operation, string holds, bool afterwards)
    {
        var struck = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        Task StrikeAsync(AwsCall call)
        {
            if (call.Operation != operation || !call.Text.Contains(holds, StringComparison.Ordinal))
                return Task.CompletedTask;
            struck.TrySetResult();
            return never.Task;
        }

        if (afterwards)
            Gateway.After = StrikeAsync;
        else
            Gateway.Before = StrikeAsync;
        var worker = await WorkerAsync(default, Stopping);
        var work = worker.AuditBatchAsync(batch);
        await Patience.ForAsync(struck.Task, $"The worker has not called {operation}.");
        await worker.DisposeAsync();
        await work.ContinueWith(_ => { }, TaskScheduler.Default);
        (Gateway.Before, Gateway.After) = (_ => Task.CompletedTask, _ => Task.CompletedTask);
    }
}
