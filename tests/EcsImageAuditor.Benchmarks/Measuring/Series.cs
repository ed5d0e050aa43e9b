namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>The samples of all rounds.</summary>
internal sealed class Series
{
    private readonly List<Sample> _samples = [];

    public void Add(Sample sample) => _samples.Add(sample);

    public Spread Of(Func<Sample, double?> measure)
    {
        var values = _samples.Select(measure).OfType<double>().Order().ToArray();
        return values.Length == 0 ? Spread.None : new Spread(Median(values), values[0], values[^1]);
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
