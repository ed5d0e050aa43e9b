namespace Deployment.Tests.Monitoring.CloudWatch;

/// <summary>The tables of examples in CloudWatch's documentation: 0 does not breach, X does, and - is missing.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html</remarks>
public sealed class MissingDataTests
{
    private const string Kept = "kept";

    [Theory]
    [InlineData("0-X-X", 3, "OK", "OK", "OK", "OK")]
    [InlineData("0----", 3, "OK", "OK", "OK", "OK")]
    [InlineData("-----", 3, "INSUFFICIENT_DATA", Kept, "ALARM", "OK")]
    [InlineData("0XX-X", 3, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("--X--", 3, "ALARM", Kept, "ALARM", "OK")]
    [InlineData("0-X-X", 2, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("00X0X", 2, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("0-X--", 2, "OK", "OK", "ALARM", "OK")]
    [InlineData("0----", 2, "OK", "OK", "ALARM", "OK")]
    [InlineData("---X-", 2, "ALARM", Kept, "ALARM", "OK")]
    public void An_alarm_treats_missing_points_as_documented(
        string range, int needed, string missing, string ignore, string breaching, string notBreaching)
    {
        bool?[] points = [.. range.Select(point => point == '-' ? (bool?)null : point == 'X')];

        Assert.Equal(
            (missing, ignore, breaching, notBreaching),
            (State("missing"), State("ignore"), State("breaching"), State("notBreaching")));

        string State(string treatment) => MissingData.State(points, 3, needed, treatment, Kept);
    }

    [Theory]
    [InlineData("FILL(m, 0)", "0 1 0 5")]
    [InlineData("FILL(m, REPEAT)", "- 1 1 5")]
    [InlineData("IF(m > 2, 7)", "- - - 7")]
    [InlineData("IF(FILL(m, 0) == 0, 1, 0)", "1 0 1 0")]
    [InlineData("DIFF(n)", "- 2 -1 0")]
    [InlineData("DIFF(FILL(m, 0))", "- 1 -1 5")]
    public void Metric_math_is_evaluated_as_documented(string expression, string expected)
    {
        var series = new Dictionary<string, double?[]> { ["m"] = [null, 1, null, 5], ["n"] = [1, 3, 2, 2] };

        Assert.Equal(expected, string.Join(' ', MetricMath.Evaluate(expression, series, 4).Select(point => point is { } value ? $"{value}" : "-")));
    }
}
