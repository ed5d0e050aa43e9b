using System.Collections.Concurrent;
using EcsImageAuditor.Caching;
using EcsImageAuditor.Caching.DynamoDb;
using EcsImageAuditor.Tests.Caching;
using EcsImageAuditor.Tests.Components;
using EcsImageAuditor.Tests.Lambda;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Tests.Fleet;

/// <summary>A fleet starts: ten thousand events of fifty services, shuffled and some of them twice, over several workers.</summary>
[Collection(RealParts.Name)]
public sealed class BurstTests(DockerRegistryFixture registry, MotoFixture moto) : FleetTests(registry, moto)
{
    private const int Events = 10_000;
    private const int Duplicates = 1_000;
    private const int Batch = 10;
    private const int Services = 50;
    private const int Bad = 5;
    private const int Workers = 4;
    private const long MostGrowth = 64L * 1024 * 1024;

    private int _handled;

    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task A_burst_is_one_verification_a_digest_and_one_alert_a_bad_service_with_the_right_count()
    {
        var images = await PushAsync();
        var tasks = Enumerable.Range(0, Events - Duplicates).ToArray();
        var random = new Random(20_30);
        var states = tasks.Concat(random.GetItems(tasks, Duplicates)).ToArray();
        random.Shuffle(states);
        var queue = new ConcurrentQueue<string>(states.Select((task, version) => EventOf(task, version, images[task % Services])));

        var workers = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkerAsync()));
        var growth = await DrainAsync(queue, workers);

        Assert.Equal(Services, workers.Sum(worker => worker.MetricCount("VerificationLatency")));
        Assert.Equal(Events, _handled);
        Assert.Empty(queue);
        Assert.InRange(growth, long.MinValue, MostGrowth);

        var alerts = await Account.DrainAsync();
        Assert.Equal(
            Enumerable.Range(0, Bad).Select(service => $"s{service} {images[service].Digest}"),
            alerts.Select(alert => $"{alert.Finding["service"]} {alert.Finding["digest"]}").Order());
        for (var service = 0; service < Bad; service++)
            Assert.Equal((Events - Duplicates) / Services, await CountAsync(service, images[service]));

        foreach (var worker in workers)
            await worker.DisposeAsync();
    }

    private static string EventOf(int task, int version, (string Image, string Digest) image)
    {
        var message = Service(TaskEvents.Running($"{task:x32}", ("web", image.Image, image.Digest)), $"s{task % Services}");
        message["detail"]!["version"] = version + 2;
        return message.ToJsonString();
    }

    private async Task<(string Image, string Digest)[]> PushAsync()
    {
        var images = new (string, string)[Services];
        for (var index = 0; index < Services; index++)
            images[index] = index < Bad ? await Images.UnsignedAsync($"burst/{index}") : await Images.TrustedAsync($"burst/{index}");
        return images;
    }

    private static List<string> Take(ConcurrentQueue<string> queue)
    {
        var bodies = new List<string>(Batch);
        while (bodies.Count < Batch && queue.TryDequeue(out var body))
            bodies.Add(body);
        return bodies;
    }

    /// <returns>By how many bytes the process grew from the first fifth of the events to the end.</returns>
    private async Task<long> DrainAsync(ConcurrentQueue<string> queue, LambdaUnderTest[] workers)
    {
        long before = 0;
        await Task.WhenAll(workers.Select(async worker =>
        {
            while (Volatile.Read(ref _handled) < Events)
            {
                var bodies = Take(queue);
                if (bodies.Count == 0)
                {
                    await Task.Delay(50);
                    continue;
                }

                // What is not done comes again, as the queue would bring it.
                var again = await worker.AuditBatchAsync(TaskEvents.Records([.. bodies.Select(body => (body, 1))]));
                foreach (var (index, body) in bodies.Index().Where(body => again.Contains($"m{body.Index}")))
                    queue.Enqueue(body);
                var done = bodies.Count - again.Count;
                var handled = Interlocked.Add(ref _handled, done);
                if (handled >= Events / 5 && Interlocked.Read(ref before) == 0)
                    Interlocked.CompareExchange(ref before, GC.GetTotalMemory(forceFullCollection: true), 0);
            }
        }));
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    /// <summary>What the ledger that the workers shared has counted.</summary>
    private async Task<long> CountAsync(int service, (string Image, string Digest) image)
    {
        var ledger = new DynamoAlertLedger(new StateTable(MotoTable.Client(Moto), Table), new StateOptions(), TimeProvider.System);
        var key = new AlertKey(TaskEvents.Cluster, $"s{service}", $"{image.Image[..image.Image.LastIndexOf(':')]}@{image.Digest}", ReasonCode.NoSignature, null);
        var known = $"arn:aws:ecs:us-east-1:123456789012:task/prod/{service:x32}/web";
        return Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(key, known, TimeSpan.FromSeconds(1), default)).Seen.Total;
    }
}
