namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>What one verification cost, as the mean of those that were run together.</summary>
/// <param name="WallMilliseconds">From the question to the verdict.</param>
/// <param name="CpuMilliseconds">For builtin, of its process; for notation, of notation and its plugins but not of who starts them.</param>
/// <param name="AllocatedBytes">By builtin, on the managed heap; null for notation, which does not tell.</param>
internal sealed record Sample(double WallMilliseconds, double CpuMilliseconds, double? AllocatedBytes);
