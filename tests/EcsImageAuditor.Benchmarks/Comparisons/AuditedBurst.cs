using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Peers;
using EcsImageAuditor.Benchmarks.Ratios;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;
using EcsImageAuditor.Emulator.Aws;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>
/// A deployment of many tasks: the auditor against verifying every container of every event, with the product's own parts and as the
/// reference handler does it.
/// </summary>
internal sealed class AuditedBurst : IShortComparison
{
    private const int Services = 50;
    private const int Bad = 5;
    private const int Events = 1_000;
    private const int Rounds = 3;

    /// <summary>Of those for whom every verification is a process or three.</summary>
    private const int FewEvents = 50;

    private const int FewServices = 8;
    private const int ShortEvents = 240;
    private const int FewShortEvents = 16;

    private static readonly string[] Ways =
        ["auditor", "every container, builtin", "every container, notation", "reference handler in Python"];

    public string Name => "burst";

    public string Title => "Burst: the auditor against verifying every container of every event";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        var images = await ImagesAsync(Services, index => stage.BurstImageAsync($"burst/{index}", isSigned: index >= Bad));
        var (counts, costs) = await MeasureAsync(stage, stage.SignerConfig, new Burst(images, Events), FewEvents, Rounds);

        yield return $"{Events} events of {Services} images, {Bad} of them unsigned; a tenth of the events come twice, all in "
            + "random order, four batches at once. The auditor takes them by tens and remembers nothing at first. "
            + $"Where notation runs: {FewEvents} events.";
        yield return "";
        foreach (var line in BurstTable.Of(counts, costs))
            yield return line;
    }

    public async Task<IReadOnlyList<Ratio>> RatiosAsync(Stage stage)
    {
        var images = await ImagesAsync(FewServices, index => stage.KeyBurstImageAsync($"short/{index}", isSigned: index >= 1));
        var (counts, costs) = await MeasureAsync(stage, stage.KeyConfig, new Burst(images, ShortEvents), FewShortEvents, Rounds);
        return
        [
            .. costs.Skip(1).Select(way => new Ratio(
                $"CPU of an event: {way.Name} ÷ auditor", way.Costs.RatioTo(costs[0].Costs, sample => sample.CpuMilliseconds))),
            .. costs.Zip(counts).Skip(1).Select(way => new Ratio(
                $"registry requests of an event: {way.First.Name} ÷ auditor", Spread.Of([way.Second.Requests / counts[0].Requests]))),
        ];
    }

    private static async Task<(IReadOnlyList<BurstCount> Counts, IReadOnlyList<(string Name, Series Costs)> Costs)> MeasureAsync(
        Stage stage, string config, Burst burst, int fewEvents, int rounds)
    {
        await using var aws = await AwsServer.StartAsync();
        var few = burst with { Events = fewEvents };
        var surroundings = new BurstSurroundings(config, stage.SignerEndpoint, aws.Endpoint);
        await using var auditor = new BurstRunner(stage, aws, WorkerProcess.StartBursts(BurstWorker.Auditor, surroundings));
        await using var builtin = new BurstRunner(stage, aws, WorkerProcess.StartBursts(WorkerProcess.Builtin, surroundings));
        await using var notation = new BurstRunner(stage, aws, WorkerProcess.StartBursts(WorkerProcess.Notation, surroundings));
        await using var reference = new BurstRunner(stage, aws, ReferenceHandler.Start(aws, surroundings));

        // What is counted first is warm afterwards; the auditor verifies too little for that.
        BurstCount[] counts =
        [
            await auditor.CountAsync(burst),
            await builtin.CountAsync(burst),
            await notation.CountAsync(few),
            await reference.CountAsync(few),
        ];
        await auditor.RunAsync(burst with { WarmUp = true });
        var costs = await new SideBySide(rounds).RunAsync(
            (Ways[0], () => auditor.RunAsync(burst)),
            (Ways[1], () => builtin.RunAsync(burst)),
            (Ways[2], () => notation.RunAsync(few)),
            (Ways[3], () => reference.RunAsync(few)));
        return (counts, costs);
    }

    private static async Task<BurstImage[]> ImagesAsync(int count, Func<int, Task<BurstImage>> make)
    {
        var images = new BurstImage[count];
        for (var index = 0; index < count; index++)
            images[index] = await make(index);
        return images;
    }
}
