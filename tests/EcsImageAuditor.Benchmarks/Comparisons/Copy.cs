using System.Diagnostics;
using EcsImageAuditor.Benchmarks.Copies;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Tests.Shared.Signing;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary><c>sign</c>, which copies, signs and verifies, beside <c>oras cp</c> and <c>skopeo copy</c>, which only copy.</summary>
internal sealed class Copy : IComparison
{
    private const int Rounds = 3;

    public string Name => "copy";

    public string Title => "Copy: signing copies against making them";

    public async IAsyncEnumerable<string> RunAsync(Stage stage)
    {
        await PublishedCli.PublishAsync();
        using var programs = new CopyPrograms(stage);
        yield return "Between two docker-registries, into an empty one each time, 4 images at a time. sign also signs and verifies.";
        foreach (var copied in CopyCase.All)
        {
            foreach (var (repository, layers) in copied.Images)
                await GeneratedImage.PushAsync(stage.RegistryHost, repository, layers);
            foreach (var line in CopyTable.Of(copied, await MeasureAsync(programs, copied)))
                yield return line;
        }
    }

    private static async Task<IReadOnlyList<(string Program, List<CopyRun> Runs)>> MeasureAsync(CopyPrograms programs, CopyCase copied)
    {
        (string Program, Func<string, Task<IEnumerable<ProcessStartInfo>>> Starts, List<CopyRun> Runs)[] rivals =
        [
            ("sign", target => programs.SignAsync(copied, target), []),
            ("oras cp", target => Task.FromResult(programs.Oras(copied, target)), []),
            ("skopeo copy", target => Task.FromResult(programs.Skopeo(copied, target)), []),
        ];
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (_, starts, runs) in rivals)
            {
                await using var target = await DockerRegistry.StartOpenAsync();
                var run = await PeakMemory.RunAsync(await starts(target.Host));
                // The first round fills the disk cache and is not counted.
                if (round > 0)
                    runs.Add(run);
            }
        }

        return [.. rivals.Select(rival => (rival.Program, rival.Runs))];
    }
}
