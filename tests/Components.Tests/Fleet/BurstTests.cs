using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Components.Tests.Parts;
using Components.Tests.State;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.Tests.Shared.Fleet;
using EcsImageAuditor.Tests.Shared.Lambda;
using ImageSignatures.Verdicts;

namespace Components.Tests.Fleet;

/// <summary>
/// A fleet starts: ten thousand events of fifty services, shuffled and some of them twice, through EventBridge and SQS to several workers.
/// </summary>
[Collection(RealParts.Name)]
public sealed class BurstTests(DockerRegistryFixture registry, MotoFixture moto) : FleetTests(registry, moto)
{
    private const int Events = 10_000;
    private const int Duplicates = 1_000;
    private const int Services = 50;
    private const int Bad = 5;
    private const int Workers = 4;
    private const int MostUndelivered = 20;
    private const long MostGrowth = 64L * 1024 * 1024;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<string> _sent = new();
    private readonly ConcurrentQueue<string> _handled = new();
    private long _memoryEarly;

    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task A_burst_is_one_verification_a_digest_and_one_alert_a_bad_service_with_the_right_count()
    {
        var images = await PushAsync();
        // A moto of its own: one process would do a call of the queues or a call of the table, never both at once.
        await using var transport = await MotoServer.StartAsync();
        var endpoint = transport.Endpoint;
        var queues = await Task.WhenAll(
            Enumerable.Range(0, Workers).Select(index => TaskEventQueue.CreateAsync(endpoint, $"task-events-{index}"))
        );
        var workers = await Task.WhenAll(queues.Select(_ => WorkerAsync(default, ("AWS_ENDPOINT_URL_SQS", endpoint.ToString()))));

        await CarryAsync(EventsOf(images), queues, workers);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - _memoryEarly;

        Assert.Equal(Services, workers.Sum(worker => worker.MetricCount("VerificationLatency")));
        Assert.Equal(Events, _sent.Count);
        Assert.Equal(_sent.Order(), _handled.Order());
        foreach (var queue in queues)
            Assert.Equal((0, 0), (await queue.CountAsync(), await queue.CountUnauditedAsync()));
        Assert.InRange(growth, long.MinValue, MostGrowth);

        var alerts = await Account.DrainAsync();
        Assert.Equal(
            Enumerable.Range(0, Bad).Select(service => $"s{service} {images[service].Digest}"),
            alerts.Select(alert => $"{alert.Finding["service"]} {alert.Finding["digest"]}").Order());
        for (var service = 0; service < Bad; service++)
            Assert.Equal((Events - Duplicates) / Services, await CountAsync(service, images[service]));

        foreach (var (worker, queue) in workers.Zip(queues))
        {
            await worker.DisposeAsync();
            queue.Dispose();
        }
    }

    private static IEnumerable<JsonNode> EventsOf((string Image, string Digest)[] images)
    {
        var tasks = Enumerable.Range(0, Events - Duplicates).ToArray();
        var random = new Random(20_30);
        var states = tasks.Concat(random.GetItems(tasks, Duplicates)).ToArray();
        random.Shuffle(states);
        return states.Select((task, version) => EventOf(task, version, images[task % Services]));
    }

    private static JsonNode EventOf(int task, int version, (string Image, string Digest) image)
    {
        var message = Service(TaskEvents.Running($"{task:x32}", ("web", image.Image, image.Digest)), $"s{task % Services}");
        message["id"] = $"00000000-0000-0000-0000-{version:x12}";
        message["detail"]!["version"] = version + 2;
        return message;
    }

    private async Task<(string Image, string Digest)[]> PushAsync()
    {
        var images = new (string, string)[Services];
        for (var index = 0; index < Services; index++)
            images[index] = index < Bad ? await Images.UnsignedAsync($"burst/{index}") : await Images.TrustedAsync($"burst/{index}");
        return images;
    }

    /// <summary>
    /// Each worker has a queue of its own, which is kept short: moto reads the whole queue for each message that it hands out. The
    /// first batch goes the whole way from the bus, the others from the queue on, because moto's bus takes a good part of a second for
    /// each event.
    /// </summary>
    private async Task CarryAsync(IEnumerable<JsonNode> events, TaskEventQueue[] queues, LambdaUnderTest[] workers)
    {
        var batches = events.Chunk(TaskEventQueue.Batch).Index().ToLookup(batch => batch.Index % Workers, batch => batch.Item);
        await queues[0].AttachToBusAsync();
        foreach (var id in await queues[0].PutEventsAsync(batches[0].First()))
            _sent.Enqueue(id);

        using var deadline = new CancellationTokenSource(Deadline);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = deadline.Token };
        try
        {
            await Parallel.ForAsync(0, Workers, options, (index, ending) =>
                CarryAsync(batches[index].Skip(index == 0 ? 1 : 0), queues[index], workers[index], ending));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            Assert.Fail($"After {Deadline} only {_handled.Count} of the {_sent.Count} events that were sent had been handled.");
        }
    }

    /// <summary>Events are sent and handled at the same time; where one part fails, all end.</summary>
    private async ValueTask CarryAsync(
        IEnumerable<JsonNode[]> batches, TaskEventQueue queue, LambdaUnderTest worker, CancellationToken cancellationToken)
    {
        using var room = new SemaphoreSlim(MostUndelivered);
        Func<CancellationToken, Task>[] parts =
        [
            ending => SendAsync(batches, queue, room, ending),
            ending => HandleAsync(new EventSourceMapping(queue, worker), room, ending),
        ];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parts.Length, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(parts, options, async (part, ending) => await part(ending));
    }

    private async Task SendAsync(IEnumerable<JsonNode[]> batches, TaskEventQueue queue, SemaphoreSlim room, CancellationToken ending)
    {
        foreach (var batch in batches)
        {
            foreach (var _ in batch)
                await room.WaitAsync(ending);
            foreach (var id in await queue.SendAsync(batch))
                _sent.Enqueue(id);
        }
    }

    private async Task HandleAsync(EventSourceMapping mapping, SemaphoreSlim room, CancellationToken ending)
    {
        while (_handled.Count < Events)
        {
            var done = await mapping.PollAsync();
            if (done.Count == 0)
            {
                await Task.Delay(50, ending);
                continue;
            }

            foreach (var message in done)
                _handled.Enqueue(message.EventId);
            room.Release(done.Count);
            if (_handled.Count >= Events / 5 && Interlocked.Read(ref _memoryEarly) == 0)
                Interlocked.CompareExchange(ref _memoryEarly, GC.GetTotalMemory(forceFullCollection: true), 0);
        }
    }

    /// <summary>What the ledger that the workers shared has counted.</summary>
    private async Task<long> CountAsync(int service, (string Image, string Digest) image)
    {
        var ledger = new DynamoAlertLedger(new StateTable(MotoTable.Client(Moto), Table), new StateOptions(), TimeProvider.System);
        var digest = $"{image.Image[..image.Image.LastIndexOf(':')]}@{image.Digest}";
        var key = new AlertKey(TaskEvents.Cluster, $"service:s{service}", digest, ReasonCode.NoSignature, null);
        var known = $"arn:aws:ecs:us-east-1:123456789012:task/prod/{service:x32}/web";
        return Assert.IsType<AlertTurn.Counted>(await ledger.RecordAsync(key, known, TimeSpan.FromSeconds(1), default)).Seen.Total;
    }
}
