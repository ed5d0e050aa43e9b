using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>What the notation verifier adds to notation, which fetches for itself when it is alone.</summary>
internal sealed class Overhead : IComparison
{
    public string Name => "overhead";

    public string Title => "Warm: the notation verifier against notation alone";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        foreach (var line in await new WarmPair(stage, batch: 8).RunAsync(WorkerProcess.NotationAlone, WorkerProcess.NotationWhole))
            yield return line;
    }
}
