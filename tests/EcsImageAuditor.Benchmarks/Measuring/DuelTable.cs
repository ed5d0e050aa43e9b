namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>A duel as rows of a Markdown table as the README has it, the ratio first.</summary>
internal static class DuelTable
{
    private const double Kibibyte = 1024;

    public static IEnumerable<string> Head(string subject) =>
        [$"| {subject} | measure | notation ÷ builtin | builtin | notation |", "|---|---|--:|--:|--:|"];

    public static IEnumerable<string> Rows(string subject, DuelResult result)
    {
        yield return Row(subject, "CPU", result, sample => sample.CpuMilliseconds);
        yield return Row("", "wall", result, sample => sample.WallMilliseconds);
        if (result.Traffic is var (builtin, notation))
            yield return "| | registry requests, sequential round trips | "
                + $"| {builtin.Requests}, {builtin.RoundTrips} | {notation.Requests}, {notation.RoundTrips} |";

        yield return $"| | allocated | | {result.Builtin.Of(sample => sample.AllocatedBytes / Kibibyte).In("KiB")} | |";
    }

    private static string Row(string subject, string measure, DuelResult result, Func<Sample, double?> value) =>
        $"| {subject} | {measure} | {result.Notation.RatioTo(result.Builtin, value).AsRatio()} "
        + $"| {result.Builtin.Of(value).In("ms")} | {result.Notation.Of(value).In("ms")} |";
}
