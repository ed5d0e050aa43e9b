namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>A fact that runs real components. Without them it is skipped with the reason; in continuous integration it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(params Component[] components)
    {
        Components = components;
        Skip = SkipReason.For(components);
    }

    public IReadOnlyList<Component> Components { get; }
}
