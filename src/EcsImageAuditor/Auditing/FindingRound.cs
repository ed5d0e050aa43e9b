using EcsImageAuditor.Ecs;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>One chance for each container's digest to be found. A registry that is slow to resolve a tag costs its own images only.</summary>
/// <param name="digests">Finds them.</param>
/// <param name="descriptions">What ECS says of the tasks that it had to be asked for.</param>
/// <param name="chance">How long a registry may take for one.</param>
/// <param name="slots">What a registry has of the auditor's attention.</param>
/// <param name="time">The clock.</param>
/// <param name="deadline">When it is cancelled, what is not found yet is inconclusive. It is cancelled with the work, too.</param>
/// <param name="cancellationToken">When it is cancelled, so is the work.</param>
internal sealed class FindingRound(
    DigestFinder digests,
    Task<IReadOnlyDictionary<string, TaskDescription>> descriptions,
    TimeSpan chance,
    HostSlots slots,
    TimeProvider time,
    CancellationToken deadline,
    CancellationToken cancellationToken)
{
    /// <returns>Inconclusive where its time, or that of all, was used up.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public async Task<ImageLookup> FindAsync(EcsTask task, EcsContainer container)
    {
        try
        {
            var description = digests.NeedsDescription(task, container)
                ? (await descriptions.WaitAsync(deadline)).GetValueOrDefault(task.TaskArn)
                : null;
            return digests.NeedsAnswer(task, container)
                ? await AskAsync(task, container, description)
                : await digests.FindAsync(task, container, description, deadline);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ImageLookup.Settled(Verdict.Because(
                ReasonCode.Timeout, "The time for the image was used up before its digest was found; it is tried again."));
        }
    }

    private async Task<ImageLookup> AskAsync(EcsTask task, EcsContainer container, TaskDescription? description)
    {
        ImageLookup? lookup = null;
        await slots.UseAsync(HostOf(container), async () =>
        {
            using var slice = new CancellationTokenSource(chance, time);
            using var own = CancellationTokenSource.CreateLinkedTokenSource(slice.Token, deadline);
            lookup = await digests.FindAsync(task, container, description, own.Token);
        }, deadline);
        return lookup!;
    }

    /// <summary>Empty where only ECS knows the image.</summary>
    private static string HostOf(EcsContainer container) =>
        ImageReference.TryParse(container.Image, out var reference, out _) ? reference.Registry : string.Empty;
}
