namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>The samples of all rounds.</summary>
internal sealed class Series
{
    private readonly List<Sample> _samples = [];

    public void Add(Sample sample) => _samples.Add(sample);

    public Spread Of(Func<Sample, double?> measure) => Spread.Of(_samples.Select(measure).OfType<double>());

    /// <summary>How many times as much it is, round by round, so that whatever else the machine does strikes both.</summary>
    public Spread RatioTo(Series other, Func<Sample, double?> measure) =>
        Spread.Of(_samples.Zip(other._samples, (mine, theirs) => measure(mine) / measure(theirs)).OfType<double>());
}
