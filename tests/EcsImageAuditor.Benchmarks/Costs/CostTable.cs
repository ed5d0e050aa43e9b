namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>A table of docs/scaling.md.</summary>
/// <param name="Name">By which the page marks it.</param>
/// <param name="Lines">Markdown.</param>
internal sealed record CostTable(string Name, IReadOnlyList<string> Lines);
