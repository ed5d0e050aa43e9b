using EcsImageAuditor.Ecs;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>Judges every container of every task. Each distinct digest is verified once.</summary>
public sealed class Auditor(DigestFinder digests, ImageJudge judge, DigestConflict conflicts, StopPolicy stops, TimeProvider time)
{
    /// <summary>The share of the time that ECS has to describe tasks.</summary>
    private const double DescribingShare = 0.6;

    /// <param name="tasks">Tasks, each once.</param>
    /// <param name="budget">The time for all of it; what is not judged by then is inconclusive.</param>
    /// <param name="cancellationToken">Ends the work without a result.</param>
    /// <returns>One audit a container, in the order of the tasks and their containers.</returns>
    public async Task<IReadOnlyList<ContainerAudit>> AuditAsync(
        IReadOnlyList<EcsTask> tasks,
        TimeSpan budget,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        using var slots = new HostSlots();
        using var budgeted = new CancellationTokenSource(budget, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(budgeted.Token, cancellationToken);
        using var describing = new CancellationTokenSource(budget * DescribingShare, time);
        using var untilDescribed = CancellationTokenSource.CreateLinkedTokenSource(describing.Token, cancellationToken);
        var descriptions = digests.DescribeAsync(tasks, untilDescribed.Token);

        var containers = tasks.SelectMany(task => task.Containers.Select(container => (task, container))).ToArray();
        var audits = new ImageAudit[containers.Length];
        async Task AuditAllAsync(IEnumerable<int> indexes, TimeSpan chance)
        {
            var round = judge.Begin(chance, slots, deadline.Token, cancellationToken);
            var finding = new FindingRound(digests, descriptions, chance, slots, time, deadline.Token, cancellationToken);
            await Task.WhenAll(indexes.Select(async index =>
            {
                // No container waits for another: each is judged as soon as its digest is known.
                var (task, container) = containers[index];
                audits[index] = await AuditAsync(
                    container, await finding.FindAsync(task, container), round, deadline.Token, cancellationToken);
            }));
        }

        var first = ImageBudget.First(budget);
        await AuditAllAsync(Enumerable.Range(0, containers.Length), first);
        var slow = Enumerable.Range(0, containers.Length).Where(index => audits[index].Reason is { Code: ReasonCode.Timeout }).ToArray();
        if (slow.Length > 0 && ImageBudget.Second(budget - time.GetElapsedTime(started), first) is { } second)
            await AuditAllAsync(slow, second);
        return [.. containers.Zip(audits, (subject, audit) => Conclude(subject.task, subject.container, audit))];
    }

    private async Task<ImageAudit> AuditAsync(
        EcsContainer container, ImageLookup lookup, JudgingRound round, CancellationToken deadline, CancellationToken cancellationToken) =>
        lookup switch
    {
        ImageLookup.Found { Reported: { } reported } found => WithWarnings(
            await conflicts.SettleAsync(await round.JudgeAsync(found.Image), reported, deadline, cancellationToken), found.Warnings),
        ImageLookup.Found found => WithWarnings(await round.JudgeAsync(found.Image), found.Warnings),
        ImageLookup.Settled settled => new ImageAudit
        {
            Name = settled.Image?.ToString() ?? Printable.Clean(container.Image ?? container.ImageDigest ?? "unknown", 512),
            Image = settled.Image,
            Verification = new ImageVerification { Verdict = settled.Verdict, Warnings = settled.Warnings },
        },
        _ => throw new InvalidOperationException($"Unknown lookup {lookup.GetType().Name}"),
    };

    private ContainerAudit Conclude(EcsTask task, EcsContainer container, ImageAudit image) =>
        new(task, container, image, DecisionRule.Decide(image.Verdict, image.Image?.Source, task, stops));

    private static ImageAudit WithWarnings(ImageAudit audit, IReadOnlyList<string> warnings) => warnings.Count == 0
        ? audit
        : audit with { Verification = audit.Verification with { Warnings = [.. audit.Verification.Warnings, .. warnings] } };
}
