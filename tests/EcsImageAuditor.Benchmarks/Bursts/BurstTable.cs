using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>The ways through a burst as a Markdown table as the README has it.</summary>
internal static class BurstTable
{
    /// <param name="counts">Of each way, in the order of the costs.</param>
    /// <param name="costs">The product's first.</param>
    public static IEnumerable<string> Of(IReadOnlyList<BurstCount> counts, IReadOnlyList<(string Name, Series Costs)> costs) =>
    [
        .. SideBySideTable.Head("an event", [.. costs.Select(way => way.Name)]),
        SideBySideTable.Row("CPU", "ms", costs, sample => sample.CpuMilliseconds),
        SideBySideTable.Row("wall", "ms", costs, sample => sample.WallMilliseconds),
        SideBySideTable.Row("verifications", [.. counts.Select(count => count.Verifications)]),
        SideBySideTable.Row("registry requests", [.. counts.Select(count => count.Requests)]),
        SideBySideTable.Row("alerts published", [.. counts.Select(count => count.Alerts)]),
    ];
}
