using EcsImageAuditor.Ecs;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.Verification;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Auditing;

/// <summary>Acts on audits: stops the task where that was decided, then tells every sink what was found and done.</summary>
public sealed partial class Responder(
    TaskStopper stopper, IReadOnlyList<IFindingSink> sinks, RecentAudits recent, TimeProvider time, ILogger<Responder> logger)
{
    private const int Parallelism = 8;

    /// <param name="task">A task.</param>
    /// <param name="audits">The audits of its containers.</param>
    /// <param name="isLastAttempt">True when an inconclusive verdict will not be tried again, so that people are told of it.</param>
    /// <param name="cancellationToken">Ends the calls; what was not done by then needs a retry.</param>
    public async Task<TaskOutcome> RespondAsync(EcsTask task, IReadOnlyList<ContainerAudit> audits, bool isLastAttempt, CancellationToken cancellationToken)
    {
        var stop = await StopAsync(task, audits, cancellationToken);
        var findings = audits.Select(audit => new Finding(audit, audit.Decision == Decision.Stop ? stop : new StopResult.NotAsked(), time.GetUtcNow())).ToArray();

        var done = new bool[findings.Length];
        await Parallel.ForAsync(0, findings.Length, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (index, _) =>
            done[index] = await CompleteAsync(findings[index], isLastAttempt, cancellationToken));

        return new TaskOutcome(task, findings, NeedsRetry: done.Contains(false));
    }

    /// <returns>True when nothing is left to do for the container, now or later.</returns>
    private async Task<bool> CompleteAsync(Finding finding, bool isLastAttempt, CancellationToken cancellationToken)
    {
        Log(finding);
        var verdict = finding.Audit.Image.Verdict;
        var isTold = finding.Audit.Decision != Decision.Allow && (verdict.IsDefinite || isLastAttempt);
        var isDelivered = !isTold || await DeliverAsync(finding, cancellationToken);

        var isDone = isDelivered && verdict.IsDefinite && finding.Stop is not StopResult.Failed;
        if (isDone)
            recent.Remember(finding);
        return isDone;
    }

    private async Task<StopResult> StopAsync(EcsTask task, IReadOnlyList<ContainerAudit> audits, CancellationToken cancellationToken)
    {
        if (audits.FirstOrDefault(audit => audit.Decision == Decision.Stop) is not { } bad)
            return new StopResult.NotAsked();

        var reason = $"EcsImageAuditor: the image of container {bad.Container.Name} is {WireName.Of(bad.Image.Verdict.Kind)}. {bad.Image.Reason?.Message}";
        var result = await stopper.StopAsync(task, reason, cancellationToken);
        LogStop(task.TaskArn, result.ToString());
        return result;
    }

    private async Task<bool> DeliverAsync(Finding finding, CancellationToken cancellationToken)
    {
        var delivered = await Task.WhenAll(sinks.Select(sink => DeliverAsync(sink, finding, cancellationToken)));
        return delivered.All(taken => taken);
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
            LogUndelivered(exception, sink.Name, finding.Audit.Task.TaskArn, Printable.Clean(finding.Audit.Container.Name));
            return false;
        }
    }

    private void Log(Finding finding)
    {
        var (audit, image) = (finding.Audit, finding.Audit.Image);
        var level = !image.Verdict.IsDefinite ? LogLevel.Warning : audit.Decision == Decision.Allow ? LogLevel.Information : LogLevel.Error;
        var source = image.Image is { } known ? WireName.Of(known.Source) : null;
        var verdict = WireName.Of(image.Verdict.Kind);
        var reason = image.Reason is { } because ? WireName.Of(because.Code) : null;
        var decision = WireName.Of(audit.Decision);
        var container = Printable.Clean(audit.Container.Name);
        LogAudit(level, audit.Task.TaskArn, container, image.Name, source, verdict, reason, image.Reason?.Message, decision, image.Verifier, image.Elapsed.TotalMilliseconds);
    }

    [LoggerMessage(EventId = 110, Message = "{Task} {Container} {Image} ({DigestSource}): {Verdict} {Reason} {Explanation} -> {Decision} ({Verifier}, {ElapsedMs} ms)")]
    private partial void LogAudit(
        LogLevel level, string task, string container, string image, string? digestSource, string verdict, string? reason,
        string? explanation, string decision, string? verifier, double elapsedMs);

    [LoggerMessage(EventId = 111, Level = LogLevel.Warning, Message = "Stopping {Task}: {Result}")]
    private partial void LogStop(string task, string result);

    [LoggerMessage(EventId = 112, Level = LogLevel.Error, Message = "The sink {Sink} did not take the finding of {Task} {Container}; the event is tried again")]
    private partial void LogUndelivered(Exception exception, string sink, string task, string container);
}
