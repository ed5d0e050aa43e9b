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
        yield return "Between two docker-registries, into an empty one each time, 4 images at a time. sign also signs and verifies; "
            + "without copying is what that and its start cost, where the copies are there already.";
        yield return "";
        foreach (var line in CopyTable.Head)
            yield return line;
        foreach (var copied in CopyCase.All)
        {
            foreach (var (repository, layers) in copied.Images)
                await GeneratedImage.PushAsync(stage.RegistryHost, repository, layers);
            yield return await MeasureAsync(programs, copied);
        }
    }

    private static async Task<string> MeasureAsync(CopyPrograms programs, CopyCase copied)
    {
        var (sign, signing, oras, skopeo) = (new List<CopyRun>(), new List<CopyRun>(), new List<CopyRun>(), new List<CopyRun>());
        for (var round = 0; round <= Rounds; round++)
        {
            // The first round fills the disk cache and is not counted.
            var isCounted = round > 0;
            await AddAsync(isCounted ? sign : [], async target => await PeakMemory.RunAsync(await programs.SignAsync(copied, target)));
            await AddAsync(isCounted ? oras : [], target => PeakMemory.RunAsync(programs.Oras(copied, target)));
            await AddAsync(isCounted ? skopeo : [], target => PeakMemory.RunAsync(programs.Skopeo(copied, target)));
            await AddAsync(isCounted ? signing : [], async target =>
            {
                await PeakMemory.RunAsync(programs.Oras(copied, target));
                return await PeakMemory.RunAsync(await programs.SignAsync(copied, target));
            });
        }

        return CopyTable.Row(copied, sign, signing, oras, skopeo);
    }

    private static async Task AddAsync(List<CopyRun> runs, Func<string, Task<CopyRun>> run)
    {
        await using var target = await DockerRegistry.StartOpenAsync();
        runs.Add(await run(target.Host));
    }
}
