using EcsImageAuditor.Telemetry;
using ImageSignatures.Text;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Auditing;

/// <summary>Tells people of findings: the first of its kind at once, the next ones as a count in the next window's alert.</summary>
public sealed partial class Alerting(IReadOnlyList<IFindingSink> sinks, IAlertLedger ledger, AuditMeter meter, ILogger<Alerting> logger)
{
    /// <summary>Longer than telling takes. Whoever dies at it gives the turn up by that, and the queue delivers the event again later.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <returns>The finding with its count, and true when people have been told, by whomever.</returns>
    public async Task<(Finding Finding, bool IsTold)> TellAsync(Finding finding, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.RecordAsync(AlertKey.Of(finding), ContainerOf(finding), Lease, cancellationToken) switch
            {
                AlertTurn.Yours yours => await TellAsync(finding with { Seen = yours.Seen }, yours, cancellationToken),
                AlertTurn.Counted counted => (finding with { Seen = counted.Seen }, true),
                _ => (finding, false),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The time for the audit is used up; the event is tried again.
            return (finding, false);
        }
    }

    private async Task<(Finding, bool)> TellAsync(Finding finding, AlertTurn.Yours turn, CancellationToken cancellationToken)
    {
        var delivered = await Task.WhenAll(sinks.Select(sink => DeliverAsync(sink, finding, cancellationToken)));
        var isTold = delivered.All(taken => taken);
        if (isTold)
        {
            meter.Alerted();
            await ledger.ConfirmAsync(turn, CancellationToken.None);
        }
        else
        {
            await ledger.GiveUpAsync(turn, CancellationToken.None);
        }

        return (finding, isTold);
    }

    private async Task<bool> DeliverAsync(IFindingSink sink, Finding finding, CancellationToken cancellationToken)
    {
        try
        {
            await sink.DeliverAsync(finding, cancellationToken);
            return true;
        }
        catch (Exception exception)
        {
            // One sink's failure, also to answer in time, does not silence the others; the event is tried again.
            meter.SinkFailed();
            LogUndelivered(exception, sink.Name, finding.Audit.Task.TaskArn, Printable.Clean(finding.Audit.Container.Name));
            return false;
        }
    }

    private static string ContainerOf(Finding finding) => $"{finding.Audit.Task.TaskArn}/{finding.Audit.Container.Name}";

    [LoggerMessage(
        EventId = 112,
        Level = LogLevel.Error,
        Message = "The sink {Sink} did not take the finding of {Task} {Container}; it is tried again with its event, which a deployment has none of"
    )]
    private partial void LogUndelivered(Exception exception, string sink, string task, string container);
}
