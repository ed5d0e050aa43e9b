using System.Globalization;
using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Copies;

/// <summary>The programs' runs of one case, the first program's beside the others'.</summary>
internal static class CopyTable
{
    private const double Megabyte = 1024 * 1024;

    public static IEnumerable<string> Of(CopyCase copied, IReadOnlyList<(string Program, List<CopyRun> Runs)> programs)
    {
        yield return "";
        yield return $"### {copied.Title}";
        yield return "";
        yield return "| program | sign ÷ program | s | MiB per second | peak memory, MiB |";
        yield return "|---|--:|--:|--:|--:|";
        var own = Median(programs[0].Runs);
        foreach (var (program, runs) in programs)
        {
            var seconds = new Spread(Median(runs), runs.Min(run => run.Seconds), runs.Max(run => run.Seconds));
            var (rate, peak) = (copied.Bytes / Megabyte / seconds.Median, runs.Max(run => run.PeakMemory) / Megabyte);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {program} | **{own / seconds.Median:F2}** | {seconds} | {rate:F0} | {peak:F0} |");
        }
    }

    private static double Median(List<CopyRun> runs) => runs.Select(run => run.Seconds).Order().ElementAt(runs.Count / 2);
}
