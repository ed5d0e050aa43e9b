using System.Globalization;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>What the notation verifier adds to notation, which fetches for itself when it is alone.</summary>
internal sealed class Overhead : IComparison
{
    private const int Rounds = 12;
    private const int Batch = 8;

    public string Name => "overhead";

    public string Title => "Warm: the notation verifier against notation alone";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        var image = await stage.ImageAsync(1);
        await using var verifier = WorkerProcess.Start(WorkerProcess.NotationWhole, stage.SignerConfig, stage.SignerEndpoint);
        await using var notation = WorkerProcess.Start(WorkerProcess.NotationAlone, stage.SignerConfig, stage.SignerEndpoint);
        var (ours, least) = (new Series(), new Series());
        await verifier.RunAsync(new Work(image, Batch) { WarmUp = true });
        await notation.RunAsync(new Work(image, Batch) { WarmUp = true });
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await verifier.RunAsync(new Work(image, Batch)));
            least.Add(await notation.RunAsync(new Work(image, Batch)));
        }

        yield return "| measure, a verification | verifier ÷ notation | more | verifier | notation |";
        yield return "|---|--:|--:|--:|--:|";
        yield return Row("CPU ms", sample => sample.CpuMilliseconds);
        yield return Row("wall ms", sample => sample.WallMilliseconds);

        string Row(string measure, Func<Sample, double?> value)
        {
            var (a, b) = (ours.Of(value), least.Of(value));
            return string.Create(CultureInfo.InvariantCulture, $"| {measure} | **{a.Median / b.Median:F2}** | {a.Median - b.Median:F1} | {a} | {b} |");
        }
    }
}
