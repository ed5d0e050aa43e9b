namespace EcsImageAuditor.Benchmarks.Peers;

/// <summary>What the reference handler says of a burst.</summary>
/// <param name="WallMilliseconds">Of one event, as the mean.</param>
/// <param name="CpuMilliseconds">Of one event, as the mean, with the processes that it started.</param>
/// <param name="Verifications">How many there were.</param>
/// <param name="Trusted">Each image that it asked notation about, and whether notation trusts it.</param>
internal sealed record ReferenceAnswer(
    double WallMilliseconds, double CpuMilliseconds, int Verifications, IReadOnlyDictionary<string, bool> Trusted);
