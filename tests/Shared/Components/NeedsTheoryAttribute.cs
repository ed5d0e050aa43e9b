namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>A theory that runs real components. Without them it is skipped with the reason; in continuous integration it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params Component[] components)
    {
        Components = components;
        Skip = SkipReason.For(components);
    }

    public IReadOnlyList<Component> Components { get; }
}
