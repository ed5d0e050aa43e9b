using System.Globalization;

namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>A duel as rows of a Markdown table, the ratio first.</summary>
internal static class DuelTable
{
    private const double Kibibyte = 1024;

    public static IEnumerable<string> Head(string subject) =>
        [$"| {subject} | measure, a verification | notation ÷ builtin | builtin | notation |", "|--:|---|--:|--:|--:|"];

    public static IEnumerable<string> Rows(string subject, DuelResult result)
    {
        yield return Row(subject, "CPU ms", result, sample => sample.CpuMilliseconds);
        yield return Row(subject, "wall ms", result, sample => sample.WallMilliseconds);
        if (result.Traffic is var (builtin, notation))
        {
            yield return Row(subject, "registry requests", builtin.Requests, notation.Requests);
            yield return Row(subject, "sequential round trips", builtin.RoundTrips, notation.RoundTrips);
        }

        yield return $"| {subject} | allocated KiB | | {result.Builtin.Of(sample => sample.AllocatedBytes / Kibibyte)} | |";
    }

    private static string Row(string subject, string measure, DuelResult result, Func<Sample, double?> value)
    {
        var (builtin, notation) = (result.Builtin.Of(value), result.Notation.Of(value));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {subject} | {measure} | **{notation.Median / builtin.Median:F1}** | {builtin} | {notation} |"
        );
    }

    private static string Row(string subject, string measure, int builtin, int notation) =>
        string.Create(
            CultureInfo.InvariantCulture, $"| {subject} | {measure} | {(double)notation / builtin:F1} | {builtin} | {notation} |");
}
