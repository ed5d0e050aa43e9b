using System.Runtime.InteropServices;
using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Costs;
using EcsImageAuditor.Benchmarks.Launches;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>
/// What the function takes for launches of 1, 100 and 10,000 images, and what that costs by the model of docs/scaling.md. The images are in
/// the emulated registry, which has the referrers API as ECR does. With UPDATE_SNAPSHOTS=1 the measurements become those of the model.
/// </summary>
internal sealed class Cost : IComparison
{
    private const string UpdateVariable = "UPDATE_SNAPSHOTS";
    private const int Events = 5_000;
    private const int NotationImages = 50;
    private const int AtOnce = 4;

    public string Name => "cost";

    public string Title => "Cost: a million launches";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        await using var registry = await RegistryServer.StartAsync();
        await using var aws = await AwsServer.StartAsync();
        var surroundings = new BurstSurroundings(stage.SignerConfig, stage.SignerEndpoint, aws.Endpoint);
        var images = await ImagesAsync(stage, registry, CostTables.Images[^1]);

        var runs = new List<LaunchCount>();
        foreach (var count in CostTables.Images)
        {
            var burst = new Burst(images[..count], Math.Max(Events, 2 * count));
            runs.Add(await CountAsync(WorkerProcess.Builtin, surroundings, registry.Host, burst));
        }

        var notation = new Burst(images[..NotationImages], 2 * NotationImages);
        var measured = new Measurements(
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, "
            + $"notation {await stage.NotationVersionAsync()}",
            BurstEvents.Of(notation).Average(message => message.Length),
            runs,
            await CountAsync(WorkerProcess.Notation, surroundings, registry.Host, notation));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            await measured.WriteAsync();

        foreach (var line in CostTables.All(measured).SelectMany(table => table.Lines.Prepend("").Prepend($"### {table.Name}").Append("")))
            yield return line;
    }

    private static async Task<LaunchCount> CountAsync(string verifier, BurstSurroundings surroundings, string registry, Burst burst)
    {
        await using var worker = WorkerProcess.StartLaunches(verifier, surroundings);

        // What runs often is compiled again in the background; a few images do for that.
        using var folder = new TemporaryFolder();
        var few = burst with { Images = [.. burst.Images.Take(NotationImages)], Events = 2 * NotationImages };
        await worker.RunAsync(await WorkAsync(folder, few) with { WarmUp = true });
        await using var proxy = await CountingProxy.StartAsync(registry, TimeSpan.Zero);
        var count = await worker.RunAsync(await WorkAsync(folder, burst.Through(registry, proxy.Host)));
        return count with { RegistryRequests = proxy.Traffic.Requests };
    }

    private static async Task<LaunchWork> WorkAsync(TemporaryFolder folder, Burst burst)
    {
        var batches = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        await File.WriteAllLinesAsync(batches, BurstEvents.Of(burst).Chunk(AuditorSetup.Default.BatchSize).Select(QueueBatch.Of));
        return new LaunchWork(batches, burst.Images.Count, burst.Events, BurstEvents.TasksOf(burst));
    }

    private static async Task<BurstImage[]> ImagesAsync(Stage stage, RegistryServer registry, int count)
    {
        using var http = new HttpClient();
        var writer = new RegistryWriter(http, registry.Host);
        var images = new BurstImage[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
            images[index] = await stage.BurstImageAsync(writer, registry.Host, $"cost/{index}", isSigned: true));
        return images;
    }
}
