using System.Globalization;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>A warm verification by builtin against its cryptography and its requests alone.</summary>
internal sealed class Floor : IComparison
{
    private const int Rounds = 12;
    private const int Batch = 60;
    private const double Kibibyte = 1024;

    public string Name => "floor";

    public string Title => "Warm: builtin against its cryptography and its requests alone";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        var image = await stage.ImageAsync(1);
        await using var builtin = WorkerProcess.Start(WorkerProcess.Builtin, stage.SignerConfig, stage.SignerEndpoint);
        await using var floor = WorkerProcess.Start(WorkerProcess.Floor, stage.SignerConfig, stage.SignerEndpoint);
        var (ours, least) = (new Series(), new Series());
        await builtin.RunAsync(new Work(image, Batch) { WarmUp = true });
        await floor.RunAsync(new Work(image, Batch) { WarmUp = true });
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await builtin.RunAsync(new Work(image, Batch)));
            least.Add(await floor.RunAsync(new Work(image, Batch)));
        }

        yield return "| measure, a verification | builtin ÷ floor | builtin | floor |";
        yield return "|---|--:|--:|--:|";
        yield return Row("CPU ms", sample => sample.CpuMilliseconds);
        yield return Row("wall ms", sample => sample.WallMilliseconds);
        yield return Row("allocated KiB", sample => sample.AllocatedBytes / Kibibyte);

        string Row(string measure, Func<Sample, double?> value)
        {
            var (a, b) = (ours.Of(value), least.Of(value));
            return string.Create(CultureInfo.InvariantCulture, $"| {measure} | **{a.Median / b.Median:F2}** | {a} | {b} |");
        }
    }
}
