using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Ratios;

/// <summary>How many times as much something else costs as the product.</summary>
/// <param name="Name">By which it is recorded.</param>
/// <param name="Value">Round by round.</param>
internal sealed record Ratio(string Name, Spread Value);
