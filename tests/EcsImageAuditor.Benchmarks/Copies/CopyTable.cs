using System.Globalization;
using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Copies;

/// <summary>What copying cost as a Markdown table as the README has it, a row a case.</summary>
internal static class CopyTable
{
    private const double Megabyte = 1024 * 1024;

    public static IEnumerable<string> Head { get; } =
    [
        "| copied | sign | without copying | oras cp | skopeo copy | sign ÷ oras | its copying ÷ oras | its copying ÷ skopeo "
        + "| peak memory of sign |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ];

    /// <param name="copied">The case.</param>
    /// <param name="sign">Runs that copy, sign and verify.</param>
    /// <param name="signing">Runs of the same where the copies are there already.</param>
    /// <param name="oras">Runs that copy.</param>
    /// <param name="skopeo">Runs that copy.</param>
    public static string Row(CopyCase copied, List<CopyRun> sign, List<CopyRun> signing, List<CopyRun> oras, List<CopyRun> skopeo)
    {
        var copying = sign.Zip(signing, (whole, rest) => whole.Seconds - rest.Seconds).ToArray();
        string[] cells =
        [
            copied.Title,
            .. new[] { sign, signing, oras, skopeo }.Select(runs => Spread.Of(runs.Select(run => run.Seconds)).In("s")),
            Ratio(sign.Select(run => run.Seconds), oras),
            Ratio(copying, oras),
            Ratio(copying, skopeo),
            string.Create(CultureInfo.InvariantCulture, $"{sign.Max(run => run.PeakMemory) / Megabyte:F0} MiB"),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Ratio(IEnumerable<double> seconds, List<CopyRun> others) =>
        Spread.Of(seconds.Zip(others, (mine, other) => mine / other.Seconds)).AsRatio();
}
