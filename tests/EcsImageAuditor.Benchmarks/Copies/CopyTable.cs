using System.Globalization;
using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Copies;

/// <summary>The programs' runs of one case beside those of <c>sign</c>.</summary>
internal static class CopyTable
{
    private const double Megabyte = 1024 * 1024;

    /// <param name="copied">The case.</param>
    /// <param name="sign">Runs that copy, sign and verify.</param>
    /// <param name="signing">Runs of the same where the copies are there already.</param>
    /// <param name="rivals">Other programs' runs.</param>
    public static IEnumerable<string> Of(
        CopyCase copied, List<CopyRun> sign, List<CopyRun> signing, IReadOnlyList<(string Program, List<CopyRun> Runs)> rivals)
    {
        yield return "";
        yield return $"### {copied.Title}";
        yield return "";
        yield return "| program | sign ÷ program | its copying ÷ program | s | MiB per second | peak memory, MiB |";
        yield return "|---|--:|--:|--:|--:|--:|";
        yield return Row("sign", "", "", copied.Bytes, sign);
        yield return Row("without copying", "", "", 0, signing);
        var (whole, copying) = (Median(sign), Median(sign) - Median(signing));
        foreach (var (program, runs) in rivals)
            yield return Row(program, Ratio(whole / Median(runs)), Ratio(copying / Median(runs)), copied.Bytes, runs);
    }

    private static string Row(string program, string whole, string copying, long bytes, List<CopyRun> runs)
    {
        var seconds = new Spread(Median(runs), runs.Min(run => run.Seconds), runs.Max(run => run.Seconds));
        var rate = bytes == 0 ? "" : Whole(bytes / Megabyte / seconds.Median);
        return $"| {program} | {whole} | {copying} | {seconds} | {rate} | {Whole(runs.Max(run => run.PeakMemory) / Megabyte)} |";
    }

    private static string Ratio(double ratio) => string.Create(CultureInfo.InvariantCulture, $"**{ratio:F2}**");

    private static string Whole(double number) => number.ToString("F0", CultureInfo.InvariantCulture);

    private static double Median(List<CopyRun> runs) => runs.Select(run => run.Seconds).Order().ElementAt(runs.Count / 2);
}
