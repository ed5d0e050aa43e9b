namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>Decides whether a test that needs components is skipped.</summary>
internal static class SkipReason
{
    /// <summary>The reasons why components are missing, or null when the test has to run.</summary>
    public static string? For(IEnumerable<Component> components) =>
        ComponentCatalog.MustBeComplete ? null : Join(components.Select(ComponentCatalog.MissingReason));

    private static string? Join(IEnumerable<string?> reasons)
    {
        var all = string.Join(' ', reasons.OfType<string>());
        return all.Length == 0 ? null : all;
    }
}
