using System.Globalization;
using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>Three ways through a burst as rows of a Markdown table, the ratios first.</summary>
internal static class BurstTable
{
    public static IEnumerable<string> Of(
        (BurstCount Auditor, BurstCount Builtin, BurstCount Notation) counts, (Series Auditor, Series Builtin, Series Notation) costs)
    {
        yield return "| measure, an event | every container with builtin ÷ auditor | every container with notation ÷ auditor "
            + "| auditor | builtin | notation |";
        yield return "|---|--:|--:|--:|--:|--:|";
        yield return Cost("CPU ms", sample => sample.CpuMilliseconds);
        yield return Cost("wall ms", sample => sample.WallMilliseconds);
        yield return Count("verifications", count => count.Verifications);
        yield return Count("registry requests", count => count.Requests);
        yield return Count("alerts published", count => count.Alerts);

        string Cost(string measure, Func<Sample, double?> value)
        {
            var (auditor, builtin, notation) = (costs.Auditor.Of(value), costs.Builtin.Of(value), costs.Notation.Of(value));
            return Row(measure, builtin.Median / auditor.Median, notation.Median / auditor.Median, $"{auditor} | {builtin} | {notation}");
        }

        string Count(string measure, Func<BurstCount, double> value)
        {
            var (auditor, builtin, notation) = (value(counts.Auditor), value(counts.Builtin), value(counts.Notation));
            var each = string.Create(CultureInfo.InvariantCulture, $"{auditor:0.###} | {builtin:0.###} | {notation:0.###}");
            return Row(measure, builtin / auditor, notation / auditor, each);
        }
    }

    private static string Row(string measure, double builtin, double notation, string each) =>
        string.Create(CultureInfo.InvariantCulture, $"| {measure} | **{builtin:F1}** | **{notation:F1}** | {each} |");
}
