using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using EcsImageAuditor.Telemetry;

namespace EcsImageAuditor.Lambda.Metrics;

/// <summary>Writes what a meter counted as one log line an invocation, from which CloudWatch makes metrics.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html</remarks>
public sealed class EmbeddedMetrics : IDisposable
{
    private const string Namespace = "EcsImageAuditor";

    /// <summary>CloudWatch takes a hundred values of a metric in one line.</summary>
    private const int MostValues = 100;

    private const string NoRule = "";

    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, SortedDictionary<string, (string Unit, List<double> Values)>> _metrics =
        new(StringComparer.Ordinal);

    private readonly string _function;
    private readonly TextWriter _log;
    private readonly TimeProvider _time;

    /// <param name="meter">What to listen to.</param>
    /// <param name="function">Name of the handler, the only dimension.</param>
    /// <param name="log">Where the line goes: standard output, in Lambda.</param>
    /// <param name="time">The clock.</param>
    public EmbeddedMetrics(Meter meter, string function, TextWriter log, TimeProvider time)
    {
        (_function, _log, _time) = (function, log, time);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(RuleOf(tags), instrument.Name, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Measure(instrument.Name, value));
        _listener.Start();
    }

    /// <summary>Writes a line, and one more for each rule that was counted, and begins again; writes nothing where nothing was counted.</summary>
    public void Flush()
    {
        KeyValuePair<string, SortedDictionary<string, (string Unit, List<double> Values)>>[] lines;
        lock (_lock)
        {
            lines = [.. _metrics];
            _metrics.Clear();
        }

        foreach (var (rule, metrics) in lines)
            _log.WriteLine(Line(rule, metrics));
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Empty for what is about no rule.</summary>
    private static string RuleOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == AuditMeter.RuleTag && value is string rule)
                return rule;
        }

        return NoRule;
    }

    private SortedDictionary<string, (string Unit, List<double> Values)> LineOf(string rule)
    {
        if (!_metrics.TryGetValue(rule, out var line))
            _metrics[rule] = line = new(StringComparer.Ordinal);
        return line;
    }

    private void Count(string rule, string name, long value)
    {
        lock (_lock)
        {
            var line = LineOf(rule);
            if (line.TryGetValue(name, out var metric))
                metric.Values[0] += value;
            else
                line[name] = ("Count", [value]);
        }
    }

    private void Measure(string name, double value)
    {
        lock (_lock)
        {
            var line = LineOf(NoRule);
            if (!line.TryGetValue(name, out var metric))
                line[name] = metric = ("Milliseconds", []);
            if (metric.Values.Count < MostValues)
                metric.Values.Add(value);
        }
    }

    private string Line(string rule, IReadOnlyCollection<KeyValuePair<string, (string Unit, List<double> Values)>> metrics)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteDirective(json, rule, metrics);
            json.WriteString("Function", _function);
            if (rule.Length > 0)
                json.WriteString(AuditMeter.RuleTag, rule);
            foreach (var (name, metric) in metrics)
                WriteValue(json, name, metric.Values);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private void WriteDirective(
        Utf8JsonWriter json, string rule, IReadOnlyCollection<KeyValuePair<string, (string Unit, List<double> Values)>> metrics)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", _time.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", Namespace);

        // Once over all functions, which alarms and dashboards look at, and once for each; what is about a rule, once a rule and over all.
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteEndArray();
        json.WriteStartArray();
        json.WriteStringValue(rule.Length > 0 ? AuditMeter.RuleTag : "Function");
        json.WriteEndArray();
        json.WriteEndArray();

        json.WriteStartArray("Metrics");
        foreach (var (name, metric) in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Unit", metric.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, List<double> values)
    {
        if (values.Count == 1)
        {
            json.WriteNumber(name, values[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
