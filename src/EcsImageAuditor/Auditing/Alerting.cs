using EcsImageAuditor.Telemetry;
using ImageSignatures.Aws;
using ImageSignatures.Text;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Alerts people: of the first finding of its kind at once, of the next ones as a count in the next window's alert. Alerts that are too
/// many for people go out as one summary.
/// </summary>
public sealed partial class Alerting(
    IReadOnlyList<IFindingSink> sinks, IAlertLedger ledger, IFloodLedger flood, AuditMeter meter, ILogger<Alerting> logger)
{
    /// <summary>
    /// Longer than telling takes. A worker that dies at it gives the turn up by that, and the queue delivers the event again later.
    /// </summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <returns>The finding with its count, and true when people have been told, by this worker or another.</returns>
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
        if (!await flood.AdmitAsync(turn.Key, cancellationToken))
            return await LeaveOutAsync(finding, turn, cancellationToken);

        var isTold = await DeliverAsync(sink => sink.DeliverAsync(finding, cancellationToken), finding);
        if (isTold)
        {
            await ledger.ConfirmAsync(turn, CancellationToken.None);

            // What the last window left out after its summary. Where that fails, the next alert tries it again.
            await SummarizeAsync(finding, AlertScope.Of(turn.Key), cancellationToken);
        }
        else
        {
            await ledger.GiveUpAsync(turn, CancellationToken.None);
        }

        return (finding, isTold);
    }

    /// <summary>The window of this alert does not begin, so that the next of its kind is told once there is room.</summary>
    private async Task<(Finding, bool)> LeaveOutAsync(Finding finding, AlertTurn.Yours turn, CancellationToken cancellationToken)
    {
        await ledger.GiveUpAsync(turn, CancellationToken.None);
        LogLeftOut(turn.Key.Workload, turn.Key.ClusterArn, finding.Audit.Task.TaskArn);
        return await SummarizeAsync(finding, AlertScope.Of(turn.Key), cancellationToken) switch
        {
            // Tools that are told by verdict events hear of the one for which the summary was sent, and of no other.
            { IsOurs: true, IsTold: true } => (finding, true),
            var summary => (finding with { Seen = turn.Seen with { LeftOut = true } }, summary.IsTold),
        };
    }

    /// <returns>Whether it was our turn, and false where the summary is still to be sent.</returns>
    private async Task<(bool IsOurs, bool IsTold)> SummarizeAsync(Finding finding, AlertScope scope, CancellationToken cancellationToken)
    {
        var turn = await flood.RequestSummaryAsync(scope, ContainerOf(finding), Lease, cancellationToken);
        if (turn is not SummaryTurn.Yours { Summary: var summary })
            return (false, turn is SummaryTurn.None);

        if (!await DeliverAsync(sink => sink.DeliverAsync(summary, cancellationToken), finding))
        {
            await flood.GiveUpAsync(summary, CancellationToken.None);
            return (true, false);
        }

        await flood.ConfirmAsync(summary, CancellationToken.None);
        return (true, true);
    }

    private async Task<bool> DeliverAsync(Func<IFindingSink, Task> deliver, Finding finding)
    {
        var delivered = await Task.WhenAll(sinks.Select(sink => DeliverAsync(sink, deliver, finding)));
        var isTold = delivered.All(taken => taken);
        if (isTold)
            meter.Alerted();
        return isTold;
    }

    private async Task<bool> DeliverAsync(IFindingSink sink, Func<IFindingSink, Task> deliver, Finding finding)
    {
        try
        {
            await deliver(sink);
            return true;
        }
        catch (Exception exception)
        {
            // One sink's failure, also to answer in time, does not silence the others; the event is tried again.
            meter.SinkFailed();
            var container = Printable.Clean(finding.Audit.Container.Name);
            LogUndelivered(sink.Name, finding.Audit.Task.TaskArn, container, AwsFailure.CauseOf(exception));
            return false;
        }
    }

    private static string ContainerOf(Finding finding) => $"{finding.Audit.Task.TaskArn}/{finding.Audit.Container.Name}";

    [LoggerMessage(
        EventId = 112,
        Level = LogLevel.Error,
        Message = "The sink {Sink} did not take the finding of {Task} {Container} ({Cause}): check that it exists, that the role may publish to it and use its key, and that it can be reached. It is tried again with its event, which a deployment has none of"
    )]
    private partial void LogUndelivered(string sink, string task, string container, string cause);

    [LoggerMessage(
        EventId = 115,
        Level = LogLevel.Warning,
        Message = "Alerts of cluster {Cluster} are too many in this window: that of {Workload} ({Task}) is left to the summary"
    )]
    private partial void LogLeftOut(string workload, string cluster, string task);
}
