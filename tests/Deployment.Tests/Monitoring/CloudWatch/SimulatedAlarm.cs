using System.Globalization;
using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Monitoring.CloudWatch;

/// <summary>An alarm as a template describes it, evaluated as CloudWatch does: each minute, or each hour where its window is longer than a day.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html</remarks>
internal sealed class SimulatedAlarm
{
    private const string Only = "";

    private readonly IReadOnlyList<(string Id, string Metric, string Statistic)> _used;
    private readonly string? _expression;
    private readonly string _treatment;
    private readonly int _window;
    private readonly int _needed;
    private readonly int _range;
    private readonly double _period;
    private readonly double _threshold;
    private readonly double _warmUp;
    private readonly List<(double At, string State)> _changes = [];
    private double? _made;

    /// <param name="alarm">The resource.</param>
    /// <param name="farther">How many points CloudWatch reads beyond the window, which it does not promise.</param>
    public SimulatedAlarm(Resource alarm, int farther)
    {
        var properties = alarm.Properties;
        var metrics = (properties["Metrics"] as JsonArray)?.Select(metric => metric!.AsObject()).ToList();
        var stats = metrics?.Where(metric => metric["MetricStat"] is not null).ToList();
        Name = properties["AlarmName"]!.ToString();
        _used = stats is null
            ? [(Only, Key(properties), (properties["Statistic"] ?? properties["ExtendedStatistic"])!.ToString())]
            : [.. stats.Select(metric => (metric["Id"]!.ToString(), Key(metric["MetricStat"]!["Metric"]!.AsObject()), metric["MetricStat"]!["Stat"]!.ToString()))];
        _expression = metrics?.Single(metric => metric["Expression"] is not null)["Expression"]!.ToString();
        _period = (stats is null ? (int)properties["Period"]! : stats.Select(metric => (int)metric["MetricStat"]!["Period"]!).Distinct().Single()) / 60.0;
        _window = (int)properties["EvaluationPeriods"]!;
        _needed = (int?)properties["DatapointsToAlarm"] ?? _window;
        _range = _window + farther;
        _threshold = (double)properties["Threshold"]!;
        _treatment = properties["TreatMissingData"]!.ToString();
        _warmUp = (double?)properties["WarmUpConfiguration"]?["Fn::If"]?[1]?["WarmUpPeriodDurationInMinutes"] ?? 0;
        if (properties["ComparisonOperator"]!.ToString() != "GreaterThanOrEqualToThreshold")
            throw new FormatException(properties["ComparisonOperator"]!.ToString());
    }

    public string Name { get; }

    public string State { get; private set; } = "INSUFFICIENT_DATA";

    /// <summary>Minutes from one evaluation to the next.</summary>
    public int Interval => _window * _period > 24 * 60 ? 60 : 1;

    /// <summary>When the alarm's actions told that it went off.</summary>
    public IReadOnlyList<double> Alarms => [.. _changes.Where(change => change.State == "ALARM").Select(change => change.At)];

    /// <summary>When somebody was told that it is over: a change to OK, but not the one in which its state becomes known.</summary>
    public IReadOnlyList<double> Overs { get; private set; } = [];

    /// <summary>Namespace, name and dimensions of a metric, by its id in the expression; the one where there is no expression.</summary>
    public string Metric(string id = Only) => _used.Single(used => used.Id == id).Metric;

    /// <summary>The first call makes the alarm.</summary>
    public void Evaluate(PublishedMetrics published, double now)
    {
        _made ??= now;
        if (now < _made + _warmUp)
            return;
        var series = _used.ToDictionary(
            used => used.Id, used => published.Query(used.Metric, now, _period, _range, now, used.Statistic), StringComparer.Ordinal);
        var points = _expression is null ? series[Only] : MetricMath.Evaluate(_expression, series, _range);
        var breaches = Array.ConvertAll(points, point => point is { } value ? value >= _threshold : (bool?)null);
        var state = MissingData.State(breaches, _window, _needed, _treatment, State);
        if (state == State)
            return;
        if (state == "OK" && State == "ALARM")
            Overs = [.. Overs, now];
        _changes.Add((now, state));
        State = state;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {string.Join(", ", _changes)}");

    private static string Key(JsonObject metric) =>
        $"{metric["Namespace"]} {metric["MetricName"]} {metric["Dimensions"]?.ToJsonString()}";
}
