using EcsImageAuditor.Ecs;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Auditing;

/// <summary>Acts on audits: stops the task where that was decided, then tells people what was found and done.</summary>
public sealed partial class Responder(
    TaskStopper stopper,
    Alerting alerting,
    AuditMeter meter,
    TimeProvider time,
    ILogger<Responder> logger
)
{
    private const int Parallelism = 8;

    /// <param name="task">A task.</param>
    /// <param name="audits">The audits of its containers.</param>
    /// <param name="isLastAttempt">True when a provisional verdict will not be tried again, so that people are told of it.</param>
    /// <param name="isDirect">True where the event came by a direct call, so that the task is not stopped.</param>
    /// <param name="cancellationToken">Ends the calls; what was not done by then needs a retry.</param>
    /// <param name="isDue">Says of a provisional verdict that will be tried again whether people hear of it now; null for never.</param>
    /// <returns>A response for each of the audits, in their order.</returns>
    public async Task<IReadOnlyList<Response>> RespondAsync(
        EcsTask task, IReadOnlyList<ContainerAudit> audits, bool isLastAttempt, bool isDirect, CancellationToken cancellationToken,
        Func<ContainerAudit, bool>? isDue = null)
    {
        var stop = await StopAsync(task, audits, isDirect, cancellationToken);
        var findings = audits
            .Select(audit => new Finding(audit, audit.Decision == Decision.Stop ? stop : new StopResult.NotAsked(), time.GetUtcNow())
            {
                IsProvisional = audit.Image.Verdict.IsProvisional && !isLastAttempt,
            })
            .ToArray();

        var responses = new Response[findings.Length];
        await Parallel.ForAsync(0, findings.Length, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (index, _) =>
            responses[index] = await CompleteAsync(findings[index], isDue, cancellationToken));
        return responses;
    }

    private async Task<Response> CompleteAsync(
        Finding finding, Func<ContainerAudit, bool>? isDue, CancellationToken cancellationToken)
    {
        var verdict = finding.Audit.Image.Verdict;
        meter.Judged(verdict.Kind);
        Log(finding);

        var isAlert = finding.Audit.Decision != Decision.Allow && (!finding.IsProvisional || isDue?.Invoke(finding.Audit) == true);
        var (told, isTold) = isAlert ? await alerting.TellAsync(finding, cancellationToken) : (finding, true);
        return new Response(told, isTold, isTold && !verdict.IsProvisional && finding.Stop is not StopResult.Failed);
    }

    private async Task<StopResult> StopAsync(
        EcsTask task, IReadOnlyList<ContainerAudit> audits, bool isDirect, CancellationToken cancellationToken)
    {
        var bad = audits.Where(audit => audit.Decision == Decision.Stop).ToArray();
        if (bad.Length == 0)
            return new StopResult.NotAsked();

        var result = await stopper.StopAsync(task, bad, isDirect, cancellationToken);
        if (result is StopResult.Stopped)
            meter.Stopped();
        else if (result is StopResult.Refused)
            meter.StopRefused();
        LogStop(task.TaskArn, result.ToString());
        return result;
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
        LogAudit(
            level,
            audit.Task.TaskArn,
            container,
            image.Name,
            source,
            verdict,
            reason,
            image.Reason?.Message,
            decision,
            image.Verifier,
            image.Elapsed.TotalMilliseconds
        );
    }

    [LoggerMessage(
        EventId = 110,
        Message = "{Task} {Container} {Image} ({DigestSource}): {Verdict} {Reason} {Explanation} -> {Decision} ({Verifier}, {ElapsedMs} ms)"
    )]
    private partial void LogAudit(
        LogLevel level, string task, string container, string image, string? digestSource, string verdict, string? reason,
        string? explanation, string decision, string? verifier, double elapsedMs);

    [LoggerMessage(EventId = 111, Level = LogLevel.Warning, Message = "Stopping {Task}: {Result}")]
    private partial void LogStop(string task, string result);
}
