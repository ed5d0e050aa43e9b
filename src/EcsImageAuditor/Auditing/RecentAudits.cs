using System.Diagnostics.CodeAnalysis;
using EcsImageAuditor.Ecs;
using ImageSignatures.Text;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Remembers, for the life of the process, which containers were audited and dealt with, so that a task's later states (and an
/// event that arrives twice) are not another audit and another alert. Bounded: the oldest are forgotten, and of the rest the verdict and its
/// reason are kept, not the signatures.
/// </summary>
public sealed class RecentAudits
{
    private const int Capacity = 10_000;

    private readonly BoundedMap<Key, Finding> _findings = new(Capacity);

    public bool TryGet(EcsTask task, EcsContainer container, [NotNullWhen(true)] out Finding? finding) =>
        _findings.TryGet(Key.Of(task, container), out finding);

    public void Remember(Finding finding) => _findings.Set(Key.Of(finding.Audit.Task, finding.Audit.Container), Short(finding));

    private static Finding Short(Finding finding)
    {
        var image = finding.Audit.Image;
        return finding with { Audit = finding.Audit with { Image = image with { Verification = image.Verdict } } };
    }

    private sealed record Key(string Task, string Container, string? Image, string? Digest)
    {
        public static Key Of(EcsTask task, EcsContainer container) =>
            new(task.TaskArn, container.Name, container.Image, container.ImageDigest);
    }
}
