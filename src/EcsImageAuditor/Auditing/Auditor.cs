using EcsImageAuditor.Ecs;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>Judges every container of every task. Each distinct digest is verified once.</summary>
public sealed class Auditor(DigestFinder digests, ImageJudge judge, StopPolicy stops, TimeProvider time)
{
    private const int Parallelism = 8;

    /// <param name="tasks">Tasks, each once.</param>
    /// <param name="budget">The time for all of it; what is not judged by then is inconclusive.</param>
    /// <param name="cancellationToken">Ends the work without a result.</param>
    /// <returns>One audit a container, in the order of the tasks and their containers.</returns>
    public async Task<IReadOnlyList<ContainerAudit>> AuditAsync(IReadOnlyList<EcsTask> tasks, TimeSpan budget, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(budget, time);
        var containers = tasks.SelectMany(task => task.Containers.Select(container => (task, container))).ToArray();

        var lookups = await LookUpAsync(tasks, containers, deadline.Token, cancellationToken);
        var judged = await judge.JudgeAsync(lookups.OfType<ImageLookup.Found>().Select(found => found.Image), deadline.Token, cancellationToken);

        return [.. containers.Zip(lookups, (subject, lookup) => Conclude(subject.task, subject.container, lookup, judged))];
    }

    private async Task<ImageLookup[]> LookUpAsync(
        IReadOnlyList<EcsTask> tasks, (EcsTask Task, EcsContainer Container)[] containers, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var lookups = new ImageLookup[containers.Length];
        Array.Fill(lookups, new ImageLookup.Settled(Verdict.Because(
            ReasonCode.Timeout, "The time for the audit was used up before the digest of the image was found; it is tried again.")));

        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellationToken);
        try
        {
            var descriptions = await digests.DescribeAsync(tasks, either.Token);
            await Parallel.ForAsync(0, containers.Length, Bounded(either.Token), async (index, token) =>
            {
                var (task, container) = containers[index];
                lookups[index] = await digests.FindAsync(task, container, descriptions.GetValueOrDefault(task.TaskArn), token);
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The deadline: what has been found by now is judged, the rest keeps the verdict it was given above.
        }

        return lookups;
    }

    private ContainerAudit Conclude(EcsTask task, EcsContainer container, ImageLookup lookup, IReadOnlyDictionary<AuditedImage, ImageAudit> judged)
    {
        var image = lookup switch
        {
            ImageLookup.Found found => WithWarnings(judged[found.Image], found.Warnings),
            ImageLookup.Settled settled => new ImageAudit { Name = Printable.Clean(container.Image ?? container.ImageDigest ?? "unknown", 512), Verification = settled.Verdict },
            _ => throw new InvalidOperationException($"Unknown lookup {lookup.GetType().Name}"),
        };
        return new ContainerAudit(task, container, image, DecisionRule.Decide(image.Verdict, image.Image?.Source, task, stops));
    }

    private static ImageAudit WithWarnings(ImageAudit audit, IReadOnlyList<string> warnings) => warnings.Count == 0
        ? audit
        : audit with { Verification = audit.Verification with { Warnings = [.. audit.Verification.Warnings, .. warnings] } };

    private static ParallelOptions Bounded(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
}
