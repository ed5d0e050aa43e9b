using System.Diagnostics.Metrics;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Telemetry;

/// <summary>Counts what the auditor does. Whoever wants the numbers listens to <see cref="Meter"/>.</summary>
public sealed class AuditMeter : IDisposable
{
    /// <summary>Tells counts of one metric apart by the exemption that they are about.</summary>
    public const string RuleTag = "Rule";

    private readonly Counter<long> _audited;
    private readonly Dictionary<VerdictKind, Counter<long>> _verdicts;
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _cacheHits;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _stops;
    private readonly Counter<long> _stopsRefused;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _malformed;
    private readonly Counter<long> _stateFailures;
    private readonly Counter<long> _sinkFailures;
    private readonly Counter<long> _expiredExemptions;
    private readonly Counter<long> _exemptedWhereStopped;

    public AuditMeter()
    {
        _audited = Count("Audited");
        _verdicts = Enum.GetValues<VerdictKind>().ToDictionary(kind => kind, kind => Count(kind.ToString()));
        _latency = Meter.CreateHistogram<double>("VerificationLatency", "ms");
        _cacheHits = Count("CacheHits");
        _retries = Count("Retries");
        _stops = Count("Stops");
        _stopsRefused = Count("StopsRefused");
        _alerts = Count("Alerts");
        _malformed = Count("MalformedEvents");
        _stateFailures = Count("StateFailures");
        _sinkFailures = Count("SinkFailures");
        _expiredExemptions = Count("ExpiredExemptions");
        _exemptedWhereStopped = Count("ExemptInStopClusters");
    }

    /// <summary>One a composed auditor, so that two in a process are counted apart.</summary>
    public Meter Meter { get; } = new("EcsImageAuditor");

    /// <summary>A container was judged.</summary>
    public void Judged(VerdictKind verdict)
    {
        _audited.Add(1);
        _verdicts[verdict].Add(1);
    }

    /// <summary>A digest was verified, whatever came of it.</summary>
    public void Verified(TimeSpan elapsed) => _latency.Record(elapsed.TotalMilliseconds);

    /// <summary>A verdict was known.</summary>
    public void CacheHit() => _cacheHits.Add(1);

    /// <summary>A task has to be audited again.</summary>
    public void Retried() => _retries.Add(1);

    public void Stopped() => _stops.Add(1);

    /// <summary>The breaker kept a task from being stopped.</summary>
    public void StopRefused() => _stopsRefused.Add(1);

    /// <summary>People were told.</summary>
    public void Alerted() => _alerts.Add(1);

    public void Malformed() => _malformed.Add(1);

    /// <summary>The shared state did not answer.</summary>
    public void StateFailed() => _stateFailures.Add(1);

    /// <summary>A sink did not take something.</summary>
    public void SinkFailed() => _sinkFailures.Add(1);

    /// <summary>An image ran that an expired exemption would have excused.</summary>
    public void ExemptionExpired() => _expiredExemptions.Add(1);

    /// <summary>A rule excused a container of a cluster in which tasks may be stopped.</summary>
    /// <param name="rule">Names the rule; a dimension of the metric.</param>
    public void Exempted(string rule) => _exemptedWhereStopped.Add(1, new KeyValuePair<string, object?>(RuleTag, rule));

    public void Dispose() => Meter.Dispose();

    private Counter<long> Count(string name) => Meter.CreateCounter<long>(name, "{count}");
}
