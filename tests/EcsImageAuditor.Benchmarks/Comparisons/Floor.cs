using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Benchmarks.Workers;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>A warm verification by builtin against its cryptography and its requests alone.</summary>
internal sealed class Floor : IComparison
{
    public string Name => "floor";

    public string Title => "Warm: builtin against its cryptography and its requests alone";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        foreach (var line in await new WarmPair(stage, batch: 60).RunAsync(WorkerProcess.Floor, WorkerProcess.Builtin))
            yield return line;
    }
}
