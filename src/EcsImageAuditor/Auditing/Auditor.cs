using EcsImageAuditor.Ecs;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>Judges every container of every task. Each distinct digest is verified once.</summary>
public sealed class Auditor(DigestFinder digests, ImageJudge judge, DigestConflict conflicts, StopPolicy stops, TimeProvider time)
{
    private const int Parallelism = 8;

    /// <summary>The share of the time after which no digest is looked for any more, so that those which are known are verified.</summary>
    private const double LookUpShare = 0.6;

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
        using var deadline = new CancellationTokenSource(budget, time);
        var containers = tasks.SelectMany(task => task.Containers.Select(container => (task, container))).ToArray();

        var lookups = await LookUpAsync(tasks, containers, budget * LookUpShare, cancellationToken);
        var judged = await judge.JudgeAsync(
            lookups.OfType<ImageLookup.Found>().Select(found => found.Image),
            deadline.Token,
            cancellationToken
        );

        var audits = new ContainerAudit[containers.Length];
        await Parallel.ForAsync(0, containers.Length, Bounded(cancellationToken), async (index, _) =>
        {
            var image = await AuditOfAsync(containers[index].container, lookups[index], judged, deadline.Token, cancellationToken);
            audits[index] = Conclude(containers[index].task, containers[index].container, image);
        });
        return audits;
    }

    private async Task<ImageLookup[]> LookUpAsync(
        IReadOnlyList<EcsTask> tasks,
        (EcsTask Task, EcsContainer Container)[] containers,
        TimeSpan budget,
        CancellationToken cancellationToken
    )
    {
        var lookups = new ImageLookup[containers.Length];
        Array.Fill(lookups, new ImageLookup.Settled(Verdict.Because(
            ReasonCode.Timeout, "The time for the audit was used up before the digest of the image was found; it is tried again.")));

        using var deadline = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        async Task FindAsync(IEnumerable<int> indexes, IReadOnlyDictionary<string, TaskDescription> descriptions) =>
            await Parallel.ForEachAsync(indexes, Bounded(either.Token), async (index, token) =>
            {
                var (task, container) = containers[index];
                lookups[index] = await digests.FindAsync(task, container, descriptions.GetValueOrDefault(task.TaskArn), token);
            });

        try
        {
            // What the event tells does not wait for ECS.
            var needing = Enumerable
                .Range(0, containers.Length)
                .ToLookup(index => digests.NeedsDescription(containers[index].Task, containers[index].Container));
            var describing = digests.DescribeAsync(tasks, either.Token);
            await FindAsync(needing[false], new Dictionary<string, TaskDescription>());
            await FindAsync(needing[true], await describing);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The deadline: what has been found by now is judged, the rest keeps the verdict it was given above.
        }

        return lookups;
    }

    private async ValueTask<ImageAudit> AuditOfAsync(
        EcsContainer container,
        ImageLookup lookup,
        IReadOnlyDictionary<AuditedImage, ImageAudit> judged,
        CancellationToken deadline,
        CancellationToken cancellationToken
    ) =>
        lookup switch
        {
            ImageLookup.Found { Reported: { } reported } found => WithWarnings(
                await conflicts.SettleAsync(judged[found.Image], reported, deadline, cancellationToken), found.Warnings),
            ImageLookup.Found found => WithWarnings(judged[found.Image], found.Warnings),
            ImageLookup.Settled settled => new ImageAudit
            {
                Name = Printable.Clean(container.Image ?? container.ImageDigest ?? "unknown", 512),
                Verification = settled.Verdict,
            },
            _ => throw new InvalidOperationException($"Unknown lookup {lookup.GetType().Name}"),
        };

    private ContainerAudit Conclude(EcsTask task, EcsContainer container, ImageAudit image) =>
        new(task, container, image, DecisionRule.Decide(image.Verdict, image.Image?.Source, task, stops));

    private static ImageAudit WithWarnings(ImageAudit audit, IReadOnlyList<string> warnings) => warnings.Count == 0
        ? audit
        : audit with { Verification = audit.Verification with { Warnings = [.. audit.Verification.Warnings, .. warnings] } };

    private static ParallelOptions Bounded(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
}
