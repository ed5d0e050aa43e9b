using EcsImageAuditor.Ecs;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Registries;
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
/// <param name="ecs">Asks ECS.</param>
/// <param name="registry">Asks registries.</param>
/// <param name="exemptions">Looked at before anything else.</param>
/// <param name="allowed">The registries that images may come from.</param>
/// <param name="meter">Counts.</param>
public sealed class DigestFinder(
    TaskDescriber ecs, RegistryClient registry, ExemptionList exemptions, AllowedRegistries allowed, AuditMeter meter)
{
    /// <summary>Asks ECS, in as few calls as it takes, for the tasks that lack something.</summary>
    /// <returns>An answer for each task that had to be asked for, by ARN.</returns>
    public Task<IReadOnlyDictionary<string, TaskDescription>> DescribeAsync(
        IReadOnlyList<EcsTask> tasks,
        CancellationToken cancellationToken
    ) => ecs.DescribeAsync(tasks.Where(task => task.Containers.Any(container => NeedsDescription(task, container))), cancellationToken);

    /// <summary>True when the event does not say which digest runs.</summary>
    public bool NeedsDescription(EcsTask task, EcsContainer container) => !task.IsDescribed && NeedsAnswer(task, container);

    /// <summary>True where the digest is not to be had without asking ECS or a registry.</summary>
    public bool NeedsAnswer(EcsTask task, EcsContainer container) =>
        Excuse(task, container) is null
        && !(container.Image is not null && allowed.IsRestricted && !ImageReference.TryParse(container.Image, out _, out _))
        && !(
            ImageReference.TryParse(container.Image, out var reference, out _)
            && (
                reference.Digest is not null
                || Digest.TryParse(container.ImageDigest, out _)
                || exemptions.Find(reference, task) is { Excuses: true }
                || allowed.Refuse(reference) is not null
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
            return Injected(task, container) ?? Unknown(NoImage(container, description));
        if (!ImageReference.TryParse(name, out var reference, out var mistake))
            return Unreadable($"The image reference of container {Printable.Clean(container.Name)} is not valid: {mistake}");

        var exemption = exemptions.Find(reference, task);
        if (exemption is { Excuses: true })
            return Excused(exemption);

        var lookup = allowed.Refuse(reference) is { } refusal
            ? Refused(refusal, reference, container, task.IsDescribed, described)
            : await FindAsync(reference, container, task.IsDescribed, described, description, cancellationToken);
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
        if (Known(reference, container, isDescribed, described) is { } image)
            return image.Source == DigestSource.Reference
                ? Differing(new ImageLookup.Found(image, []), container.ImageDigest)
                : new ImageLookup.Found(image, []);

        return description is TaskDescription.Unavailable unavailable
            ? Unknown($"The event holds no digest for {reference}, and {unavailable.Why}")
            : await ResolveAsync(reference, cancellationToken);
    }

    /// <returns>The image with the digest that runs, as far as that is known without asking a registry.</returns>
    private static AuditedImage? Known(ImageReference reference, EcsContainer container, bool isDescribed, EcsContainer? described)
    {
        if (reference.Digest is { } pinned)
            return new AuditedImage(reference, pinned, DigestSource.Reference);
        if (Digest.TryParse(container.ImageDigest, out var reported))
            return new AuditedImage(reference, reported, isDescribed ? DigestSource.DescribeTasks : DigestSource.Event);
        return Digest.TryParse(described?.ImageDigest, out var looked)
            ? new AuditedImage(reference, looked, DigestSource.DescribeTasks)
            : null;
    }

    private static ImageLookup.Settled Refused(
        Reason refusal, ImageReference reference, EcsContainer container, bool isDescribed, EcsContainer? described) =>
        new(Verdict.Because(refusal)) { Image = Known(reference, container, isDescribed, described) };

    private ImageLookup.Settled Unreadable(string message) =>
        allowed.RefuseUnreadable(message) is { } refusal ? new(Verdict.Because(refusal)) : Unknown(message);

    /// <summary>For a container of which ECS names no image.</summary>
    private ImageLookup.Settled? Injected(EcsTask task, EcsContainer container)
    {
        var exemption = exemptions.Find(container, task);
        if (exemption is { Excuses: true })
            return Excused(exemption);
        if (exemption is null)
            return null;

        meter.ExemptionExpired();
        return Unknown(exemption.Text);
    }

    private ImageLookup.Settled Excused(ExemptionAnswer exemption)
    {
        if (exemption.CountedAs is { } rule)
            meter.Exempted(rule);
        return new ImageLookup.Settled(Verdict.Excuse(exemption.Text));
    }

    private ImageLookup Expired(ExemptionAnswer exemption, ImageLookup lookup)
    {
        meter.ExemptionExpired();
        return lookup switch
        {
            ImageLookup.Found found => found with { Warnings = [.. found.Warnings, exemption.Text] },
            ImageLookup.Settled settled => settled with { Warnings = [.. settled.Warnings, exemption.Text] },
            _ => lookup,
        };
    }

    private static string? Excuse(EcsTask task, EcsContainer container) =>
        ManagedContainer.Describe(container) is { } owner ? $"The container is {owner}, which AWS injects and signs for itself."
        : ContainerStart.WhyNever(task, container);

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
