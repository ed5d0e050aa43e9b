using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Ratios;

/// <summary>What has become of the recorded ratios.</summary>
/// <param name="Ratio">As it is now.</param>
/// <param name="Recorded">As it was; null for one that nobody has recorded.</param>
internal sealed record RatioJudgement(Ratio Ratio, double? Recorded)
{
    /// <summary>A ratio that falls below this share of the recorded one fails.</summary>
    private const double Share = 0.5;

    /// <summary>One sentence with cause and remedy, or null where nothing is wrong.</summary>
    public string? Failure => Recorded switch
    {
        null => $"\"{Ratio.Name}\" is not in {RecordedRatios.Path}: run the short form with {ShortReport.Record} and commit the file.",
        { } was when !(Ratio.Value.Median >= Share * was) =>
            $"\"{Ratio.Name}\" was {Spread.Round(was)} and is {Spread.Round(Ratio.Value.Median)}: the product has become slower, "
            + $"or the other one faster. Find the change that did it; if it is meant, record the ratios with {ShortReport.Record}.",
        _ => null,
    };

    /// <summary>What there is now beside what was recorded. A recorded ratio that nothing measures any more fails too.</summary>
    public static IEnumerable<RatioJudgement> Of(IReadOnlyList<Ratio> ratios, IReadOnlyDictionary<string, double> recorded) =>
    [
        .. ratios.Select(ratio => new RatioJudgement(ratio, recorded.TryGetValue(ratio.Name, out var was) ? was : null)),
        .. recorded.Where(was => ratios.All(ratio => ratio.Name != was.Key))
            .Select(was => new RatioJudgement(new Ratio(was.Key, Spread.None), was.Value)),
    ];
}
