using EcsImageAuditor.Ecs;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Finds the digest that a container runs: in its image reference, in the event, from DescribeTasks, and last by asking the
/// registry what the tag means now.
/// </summary>
public sealed class DigestFinder(TaskDescriber ecs, RegistryClient registry, ExemptionList exemptions, AuditMeter meter)
{
    /// <summary>Asks ECS, in as few calls as it takes, for the tasks that lack something.</summary>
    /// <returns>An answer for each task that had to be asked for, by ARN.</returns>
    public Task<IReadOnlyDictionary<string, TaskDescription>> DescribeAsync(
        IReadOnlyList<EcsTask> tasks,
        CancellationToken cancellationToken
    ) => ecs.DescribeAsync(tasks.Where(task => task.Containers.Any(container => NeedsDescription(task, container))), cancellationToken);

    /// <summary>True when the event does not say which digest runs.</summary>
    public bool NeedsDescription(EcsTask task, EcsContainer container) =>
        !task.IsDescribed
        && Excuse(task, container) is null
        && !(
            ImageReference.TryParse(container.Image, out var reference, out _)
            && (
                reference.Digest is not null
                || Digest.TryParse(container.ImageDigest, out _)
                || exemptions.Find(reference, task) is { Excuses: true }
            )
        );

    /// <param name="task">The container's task.</param>
    /// <param name="container">The container.</param>
    /// <param name="description">What ECS said of the task, or null where it was not asked.</param>
    /// <param name="cancellationToken">Ends a call to the registry.</param>
    public async Task<ImageLookup> FindAsync(
        EcsTask task,
        EcsContainer container,
        TaskDescription? description,
        CancellationToken cancellationToken
    )
    {
        if (Excuse(task, container) is { } rule)
            return new ImageLookup.Settled(Verdict.Excuse(rule));

        var described = Described(container, description);
        if ((container.Image ?? described?.Image) is not { } name)
            return Unknown(NoImage(container, description));
        if (!ImageReference.TryParse(name, out var reference, out var mistake))
            return Unknown($"The image reference of container {Printable.Clean(container.Name)} is not valid: {mistake}");

        var exemption = exemptions.Find(reference, task);
        if (exemption is { Excuses: true })
            return new ImageLookup.Settled(Verdict.Excuse(exemption.Text));

        var lookup = await FindAsync(reference, container, task.IsDescribed, described, description, cancellationToken);
        return exemption is null ? lookup : Expired(exemption, lookup);
    }

    /// <summary>Asks the registry what a reference means now.</summary>
    public async Task<ImageLookup> ResolveAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        if (reference.Digest is { } pinned)
            return Found(reference, pinned, DigestSource.Reference);

        try
        {
            var descriptor = await registry.ResolveAsync(reference, cancellationToken);
            return new ImageLookup.Found(new AuditedImage(reference, descriptor.Digest, DigestSource.Registry), []);
        }
        catch (RegistryException exception)
        {
            return new ImageLookup.Settled(Verdict.Because(exception.Reason));
        }
    }

    private async Task<ImageLookup> FindAsync(
        ImageReference reference,
        EcsContainer container,
        bool isDescribed,
        EcsContainer? described,
        TaskDescription? description,
        CancellationToken cancellationToken
    )
    {
        if (reference.Digest is { } pinned)
            return Differing(Found(reference, pinned, DigestSource.Reference), container.ImageDigest);
        if (Digest.TryParse(container.ImageDigest, out var reported))
            return Found(reference, reported, isDescribed ? DigestSource.DescribeTasks : DigestSource.Event);
        if (Digest.TryParse(described?.ImageDigest, out var looked))
            return Found(reference, looked, DigestSource.DescribeTasks);

        return description is TaskDescription.Unavailable unavailable
            ? Unknown($"The event holds no digest for {reference}, and {unavailable.Why}")
            : await ResolveAsync(reference, cancellationToken);
    }

    private ImageLookup Expired(ExemptionAnswer exemption, ImageLookup lookup)
    {
        meter.ExemptionExpired();
        return lookup is ImageLookup.Found found ? found with { Warnings = [.. found.Warnings, exemption.Text] } : lookup;
    }

    private static string? Excuse(EcsTask task, EcsContainer container) =>
        ManagedContainer.Describe(container) is { } owner ? $"The container is {owner}, which AWS injects and signs for itself."
        : task.FailedToStart && container is { ImageDigest: null, RuntimeId: null }
            ? "The container never started: its task failed before that."
        : null;

    private static EcsContainer? Described(EcsContainer container, TaskDescription? description) =>
        (description as TaskDescription.Described)?.Containers.FirstOrDefault(other => other.Name == container.Name);

    private static string NoImage(EcsContainer container, TaskDescription? description) =>
        $"ECS names no image for container {Printable.Clean(container.Name)}"
        + (description is TaskDescription.Unavailable unavailable ? $", and {unavailable.Why}" : ".");

    private static ImageLookup.Found Differing(ImageLookup.Found found, string? reported) =>
        Digest.TryParse(reported, out var other) && other != found.Image.Digest
            ? found with
            {
                Reported = other,
                Warnings =
                [
                    $"ECS reports the digest {other}, the image reference names {found.Image.Digest}; "
                    + "the one in the reference was verified.",
                ],
            }
            : found;

    private static ImageLookup.Found Found(ImageReference reference, Digest digest, DigestSource source) =>
        new(new AuditedImage(reference, digest, source), []);

    private static ImageLookup.Settled Unknown(string message) => new(Verdict.Because(ReasonCode.DigestUnknown, message));
}
