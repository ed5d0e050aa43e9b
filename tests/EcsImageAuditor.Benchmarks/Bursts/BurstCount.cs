namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>What a burst took, an event.</summary>
internal sealed record BurstCount(double Verifications, double Requests, double Alerts);
