using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;
using EcsImageAuditor.Emulator.Aws;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>A deployment of many tasks: the auditor against verifying every container of every event anew.</summary>
internal sealed class AuditedBurst : IComparison
{
    private const int Services = 50;
    private const int Bad = 5;
    private const int Events = 1_000;

    /// <summary>Of notation, whose every verification is a process or three.</summary>
    private const int FewEvents = 50;

    private const int Rounds = 2;

    public string Name => "burst";

    public string Title => "Burst: the auditor against verifying every container of every event";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        await using var aws = await AwsServer.StartAsync();
        var burst = new Burst(await ImagesAsync(stage), Events);
        var few = burst with { Events = FewEvents };
        var surroundings = new BurstSurroundings(stage.SignerConfig, stage.SignerEndpoint, aws.Endpoint);
        await using var auditor = new BurstRunner(stage, aws, BurstWorker.Auditor, surroundings);
        await using var builtin = new BurstRunner(stage, aws, WorkerProcess.Builtin, surroundings);
        await using var notation = new BurstRunner(stage, aws, WorkerProcess.Notation, surroundings);

        // What is counted first is warm afterwards; the auditor verifies too little for that.
        var counts = (await auditor.CountAsync(burst), await builtin.CountAsync(burst), await notation.CountAsync(few));
        await auditor.RunAsync(burst with { WarmUp = true });
        var costs = (Auditor: new Series(), Builtin: new Series(), Notation: new Series());
        for (var round = 0; round < Rounds; round++)
        {
            costs.Auditor.Add(await auditor.RunAsync(burst));
            costs.Builtin.Add(await builtin.RunAsync(burst));
            costs.Notation.Add(await notation.RunAsync(few));
        }

        yield return $"{Events} events of {Services} images, {Bad} of them unsigned; a tenth of the events come twice, all in random order, "
            + $"four batches at once. The auditor takes them by tens and remembers nothing at first. Notation: {FewEvents} events.";
        yield return "";
        foreach (var line in BurstTable.Of(counts, costs))
            yield return line;
    }

    private static async Task<BurstImage[]> ImagesAsync(Stage stage)
    {
        var images = new List<BurstImage>(Services);
        while (images.Count < Services)
            images.Add(await stage.BurstImageAsync($"burst/{images.Count}", isSigned: images.Count >= Bad));
        return [.. images];
    }
}
