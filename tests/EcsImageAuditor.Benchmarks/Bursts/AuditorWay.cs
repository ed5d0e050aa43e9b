using System.Diagnostics.Metrics;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Ecs;
using ImageSignatures.Verification;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>The product, composed as its Lambda does it and with an empty memory: batches, known verdicts, alert windows.</summary>
internal sealed class AuditorWay : IBurstWay
{
    private readonly AuditorServices _services;
    private readonly MeterListener _listener = new();
    private int _verifications;

    public AuditorWay(BurstSurroundings surroundings)
    {
        var options = new ServiceOptions
        {
            Verifier = Verifiers.Builtin,
            ConfigDirectory = surroundings.ConfigDirectory,
            TopicArn = BurstSurroundings.TopicArn,
        };
        _services = AuditorServices.Compose(options, surroundings.Variable, TimeProvider.System, NullLoggerFactory.Instance);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _services.Meter.Meter && instrument.Name == "VerificationLatency")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _verifications));
        _listener.Start();
    }

    public int Batch => 10;

    public int Verifications => _verifications;

    public async Task<IReadOnlyList<ContainerAudit>> HandleAsync(IReadOnlyList<EcsTask> tasks)
    {
        var requests = tasks.Select(task => new AuditRequest(task, IsLastAttempt: false));
        var outcomes = await _services.Run.RunAsync([.. requests], BurstSurroundings.Budget, CancellationToken.None);
        return outcomes.FirstOrDefault(outcome => outcome.NeedsRetry) is { } failed
            ? throw new InvalidOperationException($"The auditor wants {failed.Task.TaskArn} again.")
            : [.. outcomes.SelectMany(outcome => outcome.Findings).Select(finding => finding.Audit)];
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }
}
