using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Sweeping;

/// <summary>Audits page after page of a cluster's tasks; nothing of a page is kept but counts and images.</summary>
internal sealed class PageSweep(AuditRun run, SweepJournal journal, SweepTally tally, ISweepObserver observer, SweepClock clock)
{
    private readonly List<string> _notes = [];
    private SweptCluster _swept = new();
    private bool _hasRestarted;
    private bool _hasFinishedOne;

    public IReadOnlyList<string> Notes => _notes;

    public void Enter(string cluster, int number, int count)
    {
        (_swept, _hasRestarted) = (new SweptCluster(), false);
        journal.Forget();
        observer.Entered(cluster, number, count);
    }

    public void Note(string note) => _notes.Add(note);

    public void Fail(string cluster, string why) => tally.Trouble(cluster, why);

    /// <returns>True the first time in a cluster.</returns>
    public bool Restart() => !_hasRestarted && (_hasRestarted = true);

    /// <returns>False when the page was cut short and is to be done again.</returns>
    public async Task<bool> AuditAsync(IReadOnlyList<EcsTask> tasks)
    {
        await journal.LoadAsync(tasks.Select(SweepWorkload.Of), clock.CancellationToken);
        var requests = tasks
            .Select(Unknown)
            .Where(task => task.Containers.Count > 0)
            .Select(task => new AuditRequest(task, IsLastAttempt: false))
            .ToArray();
        var outcomes = requests.Length == 0 ? [] : await run.RunAsync(requests, clock.Left, clock.CancellationToken, IsNews);

        // Where not even one page can be done in the time, doing it again would never end.
        var isCut = clock.IsOver && _hasFinishedOne;
        Take(tasks, outcomes.ToDictionary(outcome => outcome.Task.TaskArn, StringComparer.Ordinal), isCut);
        await journal.SaveAsync(clock.CancellationToken);
        observer.Progressed(tally.Tasks);
        _hasFinishedOne = true;
        return !isCut;
    }

    /// <summary>The containers that no earlier audit of this sweep stands for.</summary>
    private EcsTask Unknown(EcsTask task) =>
        task with
        {
            Containers = [.. task.Containers.Where(container => _swept.Known(task, container) is null)],
        };

    private bool IsNews(ContainerAudit audit)
    {
        if (audit.Decision == Decision.Stop)
            return true;
        var isWorthTelling = journal.IsKept
            ? journal.ChangeOf(audit) is not null || !KnownImage.IsKept(audit.Image.Verdict)
            : audit.Image.Verdict.Kind is not (VerdictKind.Trusted or VerdictKind.Exempt);
        return isWorthTelling && _swept.Tell(audit);
    }

    private void Take(IReadOnlyList<EcsTask> tasks, Dictionary<string, TaskOutcome> outcomes, bool isCut)
    {
        foreach (var task in tasks)
        {
            tally.Add(task);
            var outcome = outcomes.GetValueOrDefault(task.TaskArn);
            foreach (var known in task.Containers.Select(container => _swept.Known(task, container)).OfType<ContainerAudit>())
                Take(known, isUntold: false);
            foreach (var judged in (outcome?.Findings ?? []).Where(finding => !(isCut && IsTimeout(finding.Audit))))
                Take(judged.Audit, isUntold: outcome!.Undone.Contains(judged));
        }

        foreach (var finding in outcomes.Values.SelectMany(outcome => outcome.Findings).Where(finding => !IsTimeout(finding.Audit)))
            _swept.Learn(finding.Audit);
    }

    private void Take(ContainerAudit audit, bool isUntold)
    {
        tally.Add(audit);
        if (_swept.Report(audit))
        {
            var report = new SweepReport(audit, journal.ChangeOf(audit));
            tally.Add(report);
            observer.Found(report);
        }

        if (isUntold)
            _swept.Untell(audit);
        if (!_swept.IsUntold(audit))
            journal.Remember(audit);
    }

    private static bool IsTimeout(ContainerAudit audit) => audit.Image.Reason is { Code: ReasonCode.Timeout };
}
