using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Auditing;

/// <summary>One unit of work: tasks in, verdicts given, people told. The states of one task are one audit.</summary>
public sealed class AuditRun(Auditor auditor, Responder responder, RecentAudits recent, TimeProvider time)
{
    /// <summary>The share of the time that judging may take; telling gets the rest.</summary>
    private const double JudgingShare = 0.75;

    /// <param name="requests">States of tasks, in any order, repeated or not.</param>
    /// <param name="budget">The time for all of it.</param>
    /// <param name="cancellationToken">Ends the work without a result.</param>
    /// <param name="isNews">Says of each audit whether it is to be acted on; null for all.</param>
    /// <returns>One outcome for each distinct task.</returns>
    public async Task<IReadOnlyList<TaskOutcome>> RunAsync(
        IReadOnlyList<AuditRequest> requests, TimeSpan budget, CancellationToken cancellationToken, Func<ContainerAudit, bool>? isNews = null)
    {
        using var deadline = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);

        var tasks = TaskStates.Merge(requests.Select(request => request.Task));
        var known = tasks.ToDictionary(task => task.TaskArn, Known, StringComparer.Ordinal);
        var audits = await auditor.AuditAsync([.. tasks.Select(WithoutKnown)], budget * JudgingShare, cancellationToken);

        var audited = audits.ToLookup(audit => audit.Task.TaskArn, StringComparer.Ordinal);
        var last = requests.Where(request => request.IsLastAttempt).Select(request => request.Task.TaskArn).ToHashSet(StringComparer.Ordinal);
        var outcomes = new List<TaskOutcome>(tasks.Count);
        foreach (var task in tasks)
        {
            var news = audited[task.TaskArn].ToLookup(audit => isNews?.Invoke(audit) ?? true);
            var outcome = await responder.RespondAsync(task, [.. news[true]], last.Contains(task.TaskArn), either.Token);
            var old = news[false].Select(audit => new Finding(audit, new StopResult.NotAsked(), time.GetUtcNow()));
            outcomes.Add(outcome with { Findings = [.. known[task.TaskArn], .. old, .. outcome.Findings] });
        }

        return outcomes;
    }

    private Finding[] Known(EcsTask task) =>
        [.. task.Containers.Select(container => recent.TryGet(task, container, out var finding) ? finding : null).OfType<Finding>()];

    private EcsTask WithoutKnown(EcsTask task) =>
        task with { Containers = [.. task.Containers.Where(container => !recent.TryGet(task, container, out _))] };
}
