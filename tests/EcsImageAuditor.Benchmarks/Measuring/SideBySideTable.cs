namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>Ways that were measured side by side as a Markdown table: the ratios to the first way, then each way.</summary>
internal static class SideBySideTable
{
    /// <param name="subject">What a row is about: "an event".</param>
    /// <param name="names">Of the ways, the first one's first.</param>
    public static IEnumerable<string> Head(string subject, IReadOnlyList<string> names) =>
    [
        $"| {subject} | {Cells([.. names.Skip(1).Select(name => $"{name} ÷ {names[0]}"), .. names])}",
        $"|---|{string.Concat(Enumerable.Repeat("--:|", (2 * names.Count) - 1))}",
    ];

    public static string Row(
        string measure, string unit, IReadOnlyList<(string Name, Series Costs)> ways, Func<Sample, double?> value) =>
        $"| {measure} | {Cells([
            .. ways.Skip(1).Select(way => way.Costs.RatioTo(ways[0].Costs, value).AsRatio()),
            .. ways.Select(way => way.Costs.Of(value).In(unit)),
        ])}";

    /// <summary>What was counted, and does not vary.</summary>
    public static string Row(string measure, IReadOnlyList<double> counts) =>
        $"| {measure} | {Cells([
            .. counts.Skip(1).Select(count => $"**{Spread.Round(count / counts[0])}**"),
            .. counts.Select(Spread.Round),
        ])}";

    private static string Cells(IReadOnlyList<string> cells) => $"{string.Join(" | ", cells)} |";
}
