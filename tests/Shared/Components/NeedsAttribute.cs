namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>
/// Names the real components that the facts of a contract run against in this class. Without them the facts are skipped with the reason;
/// in continuous integration they fail.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(params Component[] components) : Attribute
{
    public IReadOnlyList<Component> Components { get; } = components;
}
