using EcsImageAuditor.Benchmarks.Ratios;
using EcsImageAuditor.Benchmarks.Stages;

namespace EcsImageAuditor.Benchmarks.Comparisons;

/// <summary>
/// A comparison that also has a short form, whose ratios are held against the recorded ones. The short form takes seconds, and its
/// stage has no plugin: notation and builtin verify signatures by a key.
/// </summary>
internal interface IShortComparison : IComparison
{
    /// <returns>Ratios of CPU time or counts, which hold on a busy machine too; the larger, the better for the product.</returns>
    Task<IReadOnlyList<Ratio>> RatiosAsync(Stage stage);
}
