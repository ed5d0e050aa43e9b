using System.Globalization;

namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>The middle and the ends of what was measured; not a number where nothing was.</summary>
internal sealed record Spread(double Median, double Lowest, double Highest)
{
    public static Spread None { get; } = new(double.NaN, double.NaN, double.NaN);

    public static Spread Of(IEnumerable<double> measured)
    {
        var values = measured.Order().ToArray();
        return values.Length == 0 ? None : new Spread(MedianOf(values), values[0], values[^1]);
    }

    public override string ToString() => double.IsNaN(Median) ? "" : $"{Round(Median)} {Ends}";

    /// <summary>The same with its unit after the middle.</summary>
    public string In(string unit) => double.IsNaN(Median) ? "" : $"{Round(Median)} {unit} {Ends}";

    /// <summary>The middle stands out.</summary>
    public string AsRatio() => double.IsNaN(Median) ? "" : $"**{Round(Median)}** {Ends}";

    public static string Round(double value) =>
        value.ToString(value >= 10 ? "F0" : value >= 1 ? "F1" : "0.0##", CultureInfo.InvariantCulture);

    private string Ends => $"({Round(Lowest)}–{Round(Highest)})";

    private static double MedianOf(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
