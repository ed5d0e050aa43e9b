using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Sweeping;

/// <summary>What a sweep has seen of a cluster so far: the same image is judged once, reported once and told of once.</summary>
internal sealed class SweptCluster
{
    private readonly Dictionary<(string? Image, string? Digest), ImageAudit> _judged = [];
    private readonly HashSet<(SweepWorkload, string Container, string Image)> _reported = [];
    private readonly HashSet<(SweepWorkload, string Container, string Image)> _told = [];
    private readonly HashSet<(SweepWorkload, string Container, string Image)> _untold = [];

    /// <returns>The audit that an earlier one of the same cluster stands for, or null where the container has to be judged.</returns>
    public ContainerAudit? Known(EcsTask task, EcsContainer container) =>
        container.Image is not null && _judged.TryGetValue((container.Image, container.ImageDigest), out var image)
            ? new ContainerAudit(task, container, image, Decision.Allow)
            : null;

    /// <summary>Of a bad image each service is told for itself, and each task may have to be stopped, so nothing stands for those.</summary>
    public void Learn(ContainerAudit audit)
    {
        if (!audit.Image.Verdict.IsBad && audit.Container.Image is not null)
            _judged.TryAdd((audit.Container.Image, audit.Container.ImageDigest), audit.Image);
    }

    /// <returns>True the first time.</returns>
    public bool Report(ContainerAudit audit) => _reported.Add(KeyOf(audit));

    /// <returns>True the first time.</returns>
    public bool Tell(ContainerAudit audit) => _told.Add(KeyOf(audit));

    /// <summary>Telling people did not work: it does not count as known, so that the next sweep tells them.</summary>
    public void Untell(ContainerAudit audit) => _untold.Add(KeyOf(audit));

    public bool IsUntold(ContainerAudit audit) => _untold.Contains(KeyOf(audit));

    private static (SweepWorkload, string, string) KeyOf(ContainerAudit audit) =>
        (SweepWorkload.Of(audit.Task), audit.Container.Name, audit.Image.Name);
}
