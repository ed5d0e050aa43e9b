using System.Globalization;
using System.Text.RegularExpressions;

namespace Deployment.Tests.Monitoring.CloudWatch;

/// <summary>
/// Evaluates an expression of metric math over series of points, of which null is a missing one: the functions and operators that the
/// alarms use, and an exception for others.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html</remarks>
internal sealed partial class MetricMath
{
    private readonly IReadOnlyDictionary<string, double?[]> _series;
    private readonly int _length;
    private readonly string[] _tokens;
    private int _next;

    private MetricMath(string expression, IReadOnlyDictionary<string, double?[]> series, int length)
    {
        _series = series;
        _length = length;
        _tokens = [.. Token().Matches(expression).Select(match => match.Value)];
    }

    public static double?[] Evaluate(string expression, IReadOnlyDictionary<string, double?[]> series, int length)
    {
        var math = new MetricMath(expression, series, length);
        var result = math.Either();
        return math._next == math._tokens.Length ? result : throw new FormatException($"{math._tokens[math._next]} in {expression}");
    }

    private double?[] Either()
    {
        var left = Both();
        while (Takes("OR"))
            left = Each(left, Both(), (a, b) => a != 0 || b != 0 ? 1 : 0);
        return left;
    }

    private double?[] Both()
    {
        var left = Comparison();
        while (Takes("AND"))
            left = Each(left, Comparison(), (a, b) => a != 0 && b != 0 ? 1 : 0);
        return left;
    }

    private double?[] Comparison()
    {
        var left = Term();
        if (Takes(">"))
            return Each(left, Term(), (a, b) => a > b ? 1 : 0);
        return Takes("==") ? Each(left, Term(), (a, b) => a == b ? 1 : 0) : left;
    }

    private double?[] Term()
    {
        var token = _tokens[_next++];
        if (double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return [.. Enumerable.Repeat<double?>(number, _length)];
        return token switch
        {
            "FILL" => Fill(),
            "IF" => If(),
            "DIFF" => Diff(),
            _ => _series[token],
        };
    }

    private double?[] Fill()
    {
        Expect("(");
        var series = Either();
        Expect(",");
        var repeats = Takes("REPEAT");
        var filler = repeats ? [] : Either();
        Expect(")");
        var filled = (double?[])series.Clone();
        for (var i = 0; i < _length; i++)
            filled[i] ??= repeats ? (i == 0 ? null : filled[i - 1]) : filler[i];
        return filled;
    }

    /// <summary>Without a third argument there is no point where the condition does not hold.</summary>
    private double?[] If()
    {
        Expect("(");
        var condition = Either();
        Expect(",");
        var then = Either();
        var otherwise = Takes(",") ? Either() : new double?[_length];
        Expect(")");
        return [.. condition.Select((holds, i) => holds is null ? null : holds != 0 ? then[i] : otherwise[i])];
    }

    private double?[] Diff()
    {
        Expect("(");
        var series = Either();
        Expect(")");
        var result = new double?[_length];
        double? previous = null;
        for (var i = 0; i < _length; i++)
        {
            result[i] = series[i] - previous;
            previous = series[i] ?? previous;
        }

        return result;
    }

    private static double?[] Each(double?[] left, double?[] right, Func<double, double, double> apply) =>
        [.. left.Select((a, i) => a is { } x && right[i] is { } y ? apply(x, y) : (double?)null)];

    private bool Takes(string token)
    {
        if (_next == _tokens.Length || _tokens[_next] != token)
            return false;
        _next++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Takes(token))
            throw new FormatException($"{token} is missing before {string.Join(' ', _tokens.Skip(_next))}");
    }

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*|\d+(\.\d+)?|==|[(),>]|\S")]
    private static partial Regex Token();
}
