using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;

namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>Builtin and notation in turns over one image, so that whatever else the machine does strikes both.</summary>
/// <param name="stage">Has the registry.</param>
/// <param name="config">The notation configuration directory of both.</param>
internal sealed class Duel(Stage stage, string config)
{
    private static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(25);

    public required int Rounds { get; init; }

    /// <summary>How many verifications builtin does a round.</summary>
    public required int BuiltinBatch { get; init; }

    /// <summary>How many verifications notation does a round.</summary>
    public required int NotationBatch { get; init; }

    public async Task<DuelResult> RunAsync(string image)
    {
        await using var builtin = WorkerProcess.Start(WorkerProcess.Builtin, config, stage.SignerEndpoint);
        await using var notation = WorkerProcess.Start(WorkerProcess.Notation, config, stage.SignerEndpoint);
        await builtin.RunAsync(new Work(image, BuiltinBatch) { WarmUp = true });
        await notation.RunAsync(new Work(image, 1));

        var result = new DuelResult(new Series(), new Series());
        for (var round = 0; round < Rounds; round++)
        {
            result.Builtin.Add(await builtin.RunAsync(new Work(image, BuiltinBatch)));
            result.Notation.Add(await notation.RunAsync(new Work(image, NotationBatch)));
        }

        return result with { Traffic = (await TrafficAsync(builtin, image), await TrafficAsync(notation, image)) };
    }

    private async Task<Traffic> TrafficAsync(WorkerProcess worker, string image)
    {
        await using var proxy = await CountingProxy.StartAsync(stage.RegistryHost, Distance);
        await worker.RunAsync(new Work(image.Replace(stage.RegistryHost, proxy.Host, StringComparison.Ordinal), 1));
        return proxy.Traffic;
    }
}
