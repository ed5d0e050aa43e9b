using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Exemptions;

/// <summary>
/// Excuses containers for which ECS names no image: AWS injects them, as it does with agents, and a task definition cannot hold one. The
/// name alone never excuses: anyone can choose a name.
/// </summary>
/// <param name="pattern">The container's name, or the literal beginning of it and <c>*</c>.</param>
public sealed class ContainerExemption(string pattern) : Exemption
{
    private readonly string _start = pattern.TrimEnd(Wildcards.Any);

    public override string? Width =>
        Cluster is null ? "covers containers without an image in every cluster: name a cluster." : null;

    protected override string Subject => $"containers {pattern} without an image";

    /// <summary>True when the rule is about the container, expired or not.</summary>
    public bool Covers(EcsContainer container, EcsTask task) =>
        container.Image is null
        && (_start.Length == pattern.Length ? container.Name == pattern : container.Name.StartsWith(_start, StringComparison.Ordinal))
        && HoldsFor(task);
}
