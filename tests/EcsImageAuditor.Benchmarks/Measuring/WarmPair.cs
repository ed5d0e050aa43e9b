using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;

namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>Two workers that verify one image with one AWS Signer signature in turns, both warm.</summary>
/// <param name="stage">Has the registry.</param>
/// <param name="batch">How many verifications each does a round.</param>
internal sealed class WarmPair(Stage stage, int batch)
{
    private const int Rounds = 12;
    private const double Kibibyte = 1024;

    /// <param name="least">Names the worker that the other one is compared with.</param>
    /// <param name="more">Names the other one.</param>
    /// <returns>A Markdown table.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string least, string more)
    {
        var image = await stage.ImageAsync(1);
        await using var first = WorkerProcess.Start(least, stage.SignerConfig, stage.SignerEndpoint);
        await using var second = WorkerProcess.Start(more, stage.SignerConfig, stage.SignerEndpoint);
        await first.RunAsync(new Work(image, batch) { WarmUp = true });
        await second.RunAsync(new Work(image, batch) { WarmUp = true });
        var ways = await new SideBySide(Rounds).RunAsync(
            (least, () => first.RunAsync(new Work(image, batch))),
            (more, () => second.RunAsync(new Work(image, batch))));
        return
        [
            .. SideBySideTable.Head("a verification", [least, more]),
            SideBySideTable.Row("CPU", "ms", ways, sample => sample.CpuMilliseconds),
            SideBySideTable.Row("wall", "ms", ways, sample => sample.WallMilliseconds),
            .. ways[0].Costs.Of(sample => sample.AllocatedBytes) == Spread.None
                ? []
                : new[] { SideBySideTable.Row("allocated", "KiB", ways, sample => sample.AllocatedBytes / Kibibyte) },
        ];
    }
}
