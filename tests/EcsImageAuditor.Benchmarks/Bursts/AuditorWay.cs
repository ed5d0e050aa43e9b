using EcsImageAuditor.Auditing;
using EcsImageAuditor.Benchmarks.Launches;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Ecs;
using ImageSignatures.Verification;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>The product, composed as its Lambda does it and with an empty memory: batches, known verdicts, alert windows.</summary>
internal sealed class AuditorWay : IBurstWay
{
    private const int Deliveries = 5;
    private static readonly TimeSpan BeforeRedelivery = TimeSpan.FromMilliseconds(100);

    private readonly AuditorServices _services;
    private readonly InstrumentCount _verifications;

    public AuditorWay(BurstSurroundings surroundings)
    {
        var options = new ServiceOptions
        {
            Verifier = Verifiers.Builtin,
            ConfigDirectory = surroundings.ConfigDirectory,
            TopicArn = BurstSurroundings.TopicArn,
        };
        _services = AuditorServices.Compose(options, surroundings.Variable, TimeProvider.System, NullLoggerFactory.Instance);
        _verifications = new InstrumentCount(_services.Meter.Meter, "VerificationLatency");
    }

    public int Batch => 10;

    public int Verifications => _verifications.Count;

    public async Task<IReadOnlyList<ContainerAudit>> HandleAsync(IReadOnlyList<EcsTask> tasks)
    {
        var audits = new List<ContainerAudit>();
        for (var delivery = 1; ; delivery++)
        {
            var requests = tasks.Select(task => new AuditRequest(task, IsLastAttempt: false)).ToArray();
            var outcomes = await _services.Run.RunAsync(requests, BurstSurroundings.Budget, CancellationToken.None);
            var undone = outcomes.Where(outcome => outcome.NeedsRetry).ToArray();
            audits.AddRange(outcomes.Except(undone).SelectMany(outcome => outcome.Findings).Select(finding => finding.Audit));
            if (undone.Length == 0)
                return audits;
            if (delivery == Deliveries)
                throw new InvalidOperationException(
                    $"The auditor does not get done with {undone[0].Task.TaskArn}: {undone[0].Undone[0].Audit.Image.Verdict}.");

            // Another batch is telling people of the very same container, as of an event that comes twice: the queue would bring it again.
            tasks = [.. undone.Select(outcome => outcome.Task)];
            await Task.Delay(BeforeRedelivery);
        }
    }

    public void Dispose()
    {
        _verifications.Dispose();
        _services.Dispose();
    }
}
