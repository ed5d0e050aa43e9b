using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>What a burst cost.</summary>
/// <param name="Event">Of one event, as the mean; CPU time with that of the processes that were started.</param>
/// <param name="Verifications">How many verifications it took altogether.</param>
internal sealed record BurstCost(Sample Event, int Verifications);
