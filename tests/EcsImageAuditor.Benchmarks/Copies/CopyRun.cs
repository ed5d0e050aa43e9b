namespace EcsImageAuditor.Benchmarks.Copies;

/// <summary>What copying once has cost.</summary>
/// <param name="Seconds">From start to end.</param>
/// <param name="PeakMemory">The most that one of its processes held at a time, in bytes.</param>
internal sealed record CopyRun(double Seconds, long PeakMemory);
