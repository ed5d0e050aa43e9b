using EcsImageAuditor.Ecs;
using EcsImageAuditor.Telemetry;

namespace EcsImageAuditor.Auditing;

/// <summary>One unit of work: tasks in, verdicts given, people and machines told. The states of one task are one audit.</summary>
public sealed class AuditRun(
    Auditor auditor,
    Responder responder,
    IVerdictSink verdicts,
    RecentAudits recent,
    AuditMeter meter,
    TimeProvider time
)
{
    /// <summary>The share of the time that judging may take; telling gets the rest.</summary>
    private const double JudgingShare = 0.75;

    /// <summary>The share of the time after which no person is told any more, so that machines still are.</summary>
    private const double TellingShare = 0.9;

    private const int Parallelism = 8;

    /// <param name="requests">States of tasks, in any order, repeated or not.</param>
    /// <param name="budget">The time for all of it.</param>
    /// <param name="cancellationToken">Ends the work without a result.</param>
    /// <param name="isNews">Says of each audit whether it is to be acted on; null for all.</param>
    /// <returns>One outcome for each distinct task.</returns>
    public async Task<IReadOnlyList<TaskOutcome>> RunAsync(
        IReadOnlyList<AuditRequest> requests,
        TimeSpan budget,
        CancellationToken cancellationToken,
        Func<ContainerAudit, bool>? isNews = null
    )
    {
        using var deadline = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var telling = new CancellationTokenSource(budget * TellingShare, time);
        using var untilTold = CancellationTokenSource.CreateLinkedTokenSource(telling.Token, cancellationToken);

        var tasks = TaskStates.Merge(requests.Select(request => request.Task));
        var known = tasks.ToDictionary(task => task.TaskArn, Known, StringComparer.Ordinal);
        var audits = await auditor.AuditAsync([.. tasks.Select(WithoutKnown)], budget * JudgingShare, cancellationToken);

        var asked = requests.ToLookup(request => request.Task.TaskArn, StringComparer.Ordinal);
        var news = audits.ToLookup(audit => isNews?.Invoke(audit) ?? true);
        var old = news[false]
            .Select(audit => new Finding(audit, new StopResult.NotAsked(), time.GetUtcNow()))
            .ToLookup(finding => finding.Audit.Task.TaskArn, StringComparer.Ordinal);
        var responses = await RespondAsync(tasks, news[true], asked, untilTold.Token);
        var announced = await AnnounceAsync(responses, either.Token);
        return [.. tasks.Zip(announced, (task, done) => Conclude(task, [.. known[task.TaskArn], .. old[task.TaskArn]], done))];
    }

    private async Task<IReadOnlyList<Response>[]> RespondAsync(
        IReadOnlyList<EcsTask> tasks, IEnumerable<ContainerAudit> audits, ILookup<string, AuditRequest> asked,
        CancellationToken cancellationToken)
    {
        var audited = audits.ToLookup(audit => audit.Task.TaskArn, StringComparer.Ordinal);
        var responses = new IReadOnlyList<Response>[tasks.Count];
        await Parallel.ForAsync(0, tasks.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (index, _) =>
        {
            var arn = tasks[index].TaskArn;
            responses[index] = await responder.RespondAsync(
                tasks[index],
                [.. audited[arn]],
                asked[arn].Any(request => request.IsLastAttempt),
                asked[arn].All(request => request.IsDirect),
                cancellationToken,
                audit => asked[arn].Any(request => request.Tells(audit)));
        });
        return responses;
    }

    /// <summary>Machines hear of every definite verdict, in as few calls as it takes.</summary>
    private async Task<IEnumerable<IReadOnlyList<Response>>> AnnounceAsync(
        IReadOnlyList<Response>[] responses,
        CancellationToken cancellationToken
    )
    {
        var done = responses.SelectMany(of => of).Where(response => response.IsDone).Select(response => response.Finding).ToArray();
        var definite = done.Where(finding => finding.Audit.Image.Verdict.IsDefinite).ToArray();
        var refused = await verdicts.PublishAsync(definite, cancellationToken);
        foreach (var finding in done.Except(refused))
            recent.Remember(finding);
        return refused.Count == 0
            ? responses
            : responses.Select(of =>
                of.Select(response => response with { IsDone = response.IsDone && !refused.Contains(response.Finding) }).ToArray()
            );
    }

    private TaskOutcome Conclude(EcsTask task, Finding[] known, IReadOnlyList<Response> responses)
    {
        var undone = responses.Where(response => !response.IsDone).Select(response => response.Finding).ToArray();
        if (undone.Length > 0)
            meter.Retried();
        return new TaskOutcome(task, [.. known, .. responses.Select(response => response.Finding)], undone);
    }

    private Finding[] Known(EcsTask task) =>
        [.. task.Containers.Select(container => recent.TryGet(task, container, out var finding) ? finding : null).OfType<Finding>()];

    private EcsTask WithoutKnown(EcsTask task) =>
        task with { Containers = [.. task.Containers.Where(container => !recent.TryGet(task, container, out _))] };
}
