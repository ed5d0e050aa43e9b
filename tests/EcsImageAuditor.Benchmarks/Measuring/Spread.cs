using System.Globalization;

namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>The middle and the ends of what was measured; not a number where nothing was.</summary>
internal sealed record Spread(double Median, double Lowest, double Highest)
{
    public static Spread None { get; } = new(double.NaN, double.NaN, double.NaN);

    public override string ToString() => double.IsNaN(Median)
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{Round(Median)} ({Round(Lowest)}–{Round(Highest)})");

    private static string Round(double value) =>
        value.ToString(value >= 100 ? "F0" : value >= 1 ? "F1" : "F2", CultureInfo.InvariantCulture);
}
