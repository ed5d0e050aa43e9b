using EcsImageAuditor.Benchmarks.Comparisons;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;

namespace EcsImageAuditor.Benchmarks.Ratios;

/// <summary>
/// The short forms of the comparisons, which a test runs: about a minute. Ratios that fall to half of the recorded ones fail.
/// Nothing is compiled twice at run time here, so that few rounds are enough; recorded and measured ratios are of the same kind of build.
/// </summary>
internal static class ShortReport
{
    public const string Command = "short";

    /// <summary>Records the ratios instead of holding them against the recorded ones.</summary>
    public const string Record = "--record";

    /// <returns>The exit code: 0 where the ratios hold, 1 where one has fallen, 2 for a usage that is not known.</returns>
    public static async Task<int> RunAsync(string[] options, TextWriter output, TextWriter error)
    {
        if (options is not ([] or [Record]))
        {
            await error.WriteLineAsync($"{Command} knows no argument but {Record}.");
            return 2;
        }

        Environment.SetEnvironmentVariable("DOTNET_TieredCompilation", "0");
        await Preparation.RunShortAsync();
        var ratios = new List<Ratio>();
        await using (var stage = await Stage.StartAsync(hasPlugin: false))
        {
            foreach (var comparison in ComparisonCatalog.All.OfType<IShortComparison>())
                ratios.AddRange(await comparison.RatiosAsync(stage));
        }

        if (options is [Record])
            await RecordedRatios.WriteAsync(ratios);
        var judgements = RatioJudgement.Of(ratios, await RecordedRatios.ReadAsync()).ToArray();
        await output.WriteLineAsync("| ratio | now | recorded |\n|---|--:|--:|");
        foreach (var (ratio, recorded) in judgements)
            await output.WriteLineAsync($"| {ratio.Name} | {ratio.Value.AsRatio()} | {(recorded is { } was ? Spread.Round(was) : "")} |");

        var failures = judgements.Select(judgement => judgement.Failure).OfType<string>().ToArray();
        foreach (var failure in failures)
            await error.WriteLineAsync(failure);
        return failures.Length == 0 ? 0 : 1;
    }
}
