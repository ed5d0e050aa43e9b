using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime;
using System.Text.Json;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Workers;
using EcsImageAuditor.Ecs;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>The program as a process that audits bursts in one way and tells what that cost.</summary>
internal static class BurstWorker
{
    public const string Command = "burst-worker";

    /// <summary>The way of the product; any other is the name of the verifier that judges every container.</summary>
    public const string Auditor = "auditor";

    /// <summary>How many batches are handled at once.</summary>
    public const int AtOnce = 4;

    private const int MaxWarmUpRounds = 20;
    private const int FewMethods = 3;
    private static readonly TimeSpan MaxWarmUp = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Audits one <see cref="Burst"/> a line of input and answers with one <see cref="BurstCost"/> a line, until the input ends.
    /// </summary>
    public static async Task RunAsync(string way, BurstSurroundings surroundings, TextReader input, TextWriter output)
    {
        // The product finds its credentials as the SDK does. These open nothing.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "benchmark");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "benchmark");
        IBurstWay Compose() => way == Auditor ? new AuditorWay(surroundings) : new EveryContainerWay(surroundings, way);
        while (await input.ReadLineAsync() is { } line)
        {
            var burst = JsonSerializer.Deserialize(line, WorkerJson.Default.Burst)!;
            var cost = burst.WarmUp ? await WarmUpAsync(Compose, burst) : await MeasureAsync(Compose, burst);
            await output.WriteLineAsync(JsonSerializer.Serialize(cost, WorkerJson.Default.BurstCost));
            await output.FlushAsync();
        }
    }

    private static async Task<BurstCost> WarmUpAsync(Func<IBurstWay> compose, Burst burst)
    {
        var began = Stopwatch.GetTimestamp();
        for (var round = 1; ; round++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            var cost = await MeasureAsync(compose, burst);
            var isCalm = JitInfo.GetCompiledMethodCount() - compiled <= FewMethods;
            if (isCalm || round == MaxWarmUpRounds || Stopwatch.GetElapsedTime(began) > MaxWarmUp)
                return cost;
        }
    }

    /// <summary>With a memory that is empty at first.</summary>
    private static async Task<BurstCost> MeasureAsync(Func<IBurstWay> compose, Burst burst)
    {
        var events = BurstEvents.Of(burst);
        using var way = compose();
        GC.Collect();

        var cpu = CpuTime();
        var began = Stopwatch.GetTimestamp();
        var audits = await HandleAsync(way, events);
        var wall = Stopwatch.GetElapsedTime(began);
        cpu = CpuTime() - cpu;

        Check(burst, audits);
        return new BurstCost(
            new Sample(wall.TotalMilliseconds / events.Length, cpu.TotalMilliseconds / events.Length, AllocatedBytes: null),
            way.Verifications
        );
    }

    private static async Task<IReadOnlyCollection<ContainerAudit>> HandleAsync(IBurstWay way, byte[][] events)
    {
        var audits = new ConcurrentBag<ContainerAudit>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForEachAsync(events.Chunk(way.Batch), options, async (batch, _) =>
        {
            foreach (var audit in await way.HandleAsync([.. batch.Select(TaskOf)]))
                audits.Add(audit);
        });
        return audits;
    }

    private static EcsTask TaskOf(byte[] json) => TaskEventReader.Read(json) is EventReading.Audited audited
        ? audited.Task
        : throw new InvalidOperationException("An event of the burst is not one of a running task.");

    /// <summary>A way that leaves a task out, or says anything else of an image, is not worth measuring.</summary>
    private static void Check(Burst burst, IReadOnlyCollection<ContainerAudit> audits)
    {
        var isSigned = burst.Images.ToDictionary(image => image.Reference, image => image.IsSigned);
        var wrong = audits.FirstOrDefault(audit =>
            audit.Image.Verdict.Kind != (isSigned[audit.Container.Image!] ? VerdictKind.Trusted : VerdictKind.Unsigned));
        if (wrong is not null)
            throw new InvalidOperationException($"The verdict on {wrong.Container.Image} is {wrong.Image.Verdict}.");
        var tasks = audits.DistinctBy(audit => audit.Task.TaskArn).Count();
        if (tasks != BurstEvents.TasksOf(burst))
            throw new InvalidOperationException($"{tasks} of {BurstEvents.TasksOf(burst)} tasks were audited.");
    }

    /// <summary>Of this process and of those that it started.</summary>
    public static TimeSpan CpuTime() => Environment.CpuUsage.TotalTime + EndedChildren.CpuTime();
}
