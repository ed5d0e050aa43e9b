using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Ratios;

namespace Deployment.Tests.Benchmarks;

public sealed class RatioJudgementTests
{
    [Theory]
    [InlineData(10, true)]
    [InlineData(100, true)]
    [InlineData(5, true)]
    [InlineData(4.9, false)]
    [InlineData(double.NaN, false)]
    public void A_ratio_holds_until_it_is_below_half_of_the_recorded_one(double now, bool holds) =>
        Assert.Equal(holds, Judge(("a", now), ("a", 10)) is null);

    [Fact]
    public void A_failure_says_what_was_and_what_is_and_what_to_do()
    {
        var failure = Judge(("CPU: other ÷ own", 4), ("CPU: other ÷ own", 10));

        Assert.Contains("\"CPU: other ÷ own\" was 10 and is 4.0", failure, StringComparison.Ordinal);
        Assert.Contains("--record", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_that_nobody_recorded_fails() =>
        Assert.Contains(RecordedRatios.Path, Judge(("new", 4)), StringComparison.Ordinal);

    [Fact]
    public void A_recorded_ratio_that_nothing_measures_fails() =>
        Assert.Single(RatioJudgement.Of([], new Dictionary<string, double> { ["old"] = 3 }), judgement => judgement.Failure is not null);

    private static string? Judge((string Name, double Value) now, params (string Name, double Value)[] recorded) =>
        Assert.Single(RatioJudgement.Of(
            [new Ratio(now.Name, new Spread(now.Value, now.Value, now.Value))],
            recorded.ToDictionary(ratio => ratio.Name, ratio => ratio.Value))).Failure;
}
