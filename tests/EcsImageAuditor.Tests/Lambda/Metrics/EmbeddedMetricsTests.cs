using System.Text.Json.Nodes;
using EcsImageAuditor.Lambda.Metrics;
using EcsImageAuditor.Telemetry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Lambda.Metrics;

public sealed class EmbeddedMetricsTests : IDisposable
{
    private readonly AuditMeter _meter = new();
    private readonly StringWriter _log = new();
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void An_invocation_is_one_line_in_the_embedded_metric_format()
    {
        using var metrics = new EmbeddedMetrics(_meter.Meter, "audit", _log, _time);
        _meter.Judged(VerdictKind.Trusted);
        _meter.Judged(VerdictKind.Unsigned);
        _meter.Verified(TimeSpan.FromMilliseconds(12));
        _meter.Verified(TimeSpan.FromMilliseconds(30));

        metrics.Flush();

        var line = JsonNode.Parse(Assert.Single(Lines()))!;
        var directive = line["_aws"]!["CloudWatchMetrics"]![0]!;
        Assert.Equal(_time.GetUtcNow().ToUnixTimeMilliseconds(), (long)line["_aws"]!["Timestamp"]!);
        Assert.Equal("EcsImageAuditor", (string?)directive["Namespace"]);
        Assert.Equal("""[[],["Function"]]""", directive["Dimensions"]!.ToJsonString());
        Assert.Equal("audit", (string?)line["Function"]);
        Assert.Equal((2, 1, 1), ((int)line["Audited"]!, (int)line["Trusted"]!, (int)line["Unsigned"]!));
        Assert.Equal("[12,30]", line["VerificationLatency"]!.ToJsonString());
        Assert.Contains(
            directive["Metrics"]!.AsArray(),
            metric => metric!.ToJsonString() == """{"Name":"VerificationLatency","Unit":"Milliseconds"}"""
        );
    }

    [Fact]
    public void What_rules_excuse_is_a_line_for_each_rule_with_the_rule_as_its_dimension()
    {
        using var metrics = new EmbeddedMetrics(_meter.Meter, "audit", _log, _time);
        _meter.Judged(VerdictKind.Exempt);
        _meter.Exempted("public.ecr.aws/b");
        _meter.Exempted("public.ecr.aws/a");
        _meter.Exempted("public.ecr.aws/b");

        metrics.Flush();

        var lines = Lines().Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal([null, "public.ecr.aws/a", "public.ecr.aws/b"], lines.Select(line => (string?)line["Rule"]));
        Assert.Equal([null, 1, 2], lines.Select(line => (int?)line["ExemptInStopClusters"]));
        Assert.Equal(
            """[[],["Rule"]]""",
            lines[1]["_aws"]!["CloudWatchMetrics"]![0]!["Dimensions"]!.ToJsonString());
    }

    [Fact]
    public void The_next_invocation_begins_anew_and_writes_nothing_where_nothing_happened()
    {
        using var metrics = new EmbeddedMetrics(_meter.Meter, "audit", _log, _time);
        _meter.CacheHit();
        metrics.Flush();
        metrics.Flush();
        _meter.CacheHit();
        metrics.Flush();

        AssertEach.Of(Lines(), line => Assert.Equal(1, (int)JsonNode.Parse(line)!["CacheHits"]!));
        Assert.Equal(2, Lines().Length);
    }

    [Fact]
    public void Another_auditors_numbers_are_not_counted()
    {
        using var other = new AuditMeter();
        using var metrics = new EmbeddedMetrics(_meter.Meter, "audit", _log, _time);
        other.CacheHit();

        metrics.Flush();

        Assert.Empty(Lines());
    }

    [Fact]
    public void No_more_values_than_CloudWatch_takes_are_written()
    {
        using var metrics = new EmbeddedMetrics(_meter.Meter, "audit", _log, _time);
        for (var count = 0; count < 150; count++)
            _meter.Verified(TimeSpan.FromMilliseconds(count));

        metrics.Flush();

        Assert.Equal(100, JsonNode.Parse(Assert.Single(Lines()))!["VerificationLatency"]!.AsArray().Count);
    }

    public void Dispose()
    {
        _meter.Dispose();
        _log.Dispose();
    }

    private string[] Lines() => _log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
