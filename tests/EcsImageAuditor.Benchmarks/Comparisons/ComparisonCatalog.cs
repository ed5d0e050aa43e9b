namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>Finds the comparisons of this program.</summary>
internal static class ComparisonCatalog
{
    /// <summary>Every comparison, by name.</summary>
    public static IReadOnlyList<IComparison> All { get; } =
    [
        .. typeof(ComparisonCatalog).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IComparison)))
            .Select(type => (IComparison)Activator.CreateInstance(type)!)
            .OrderBy(comparison => comparison.Name, StringComparer.Ordinal),
    ];
}
