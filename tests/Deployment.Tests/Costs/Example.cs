using EcsImageAuditor.Benchmarks.Costs;

namespace Deployment.Tests.Costs;

/// <summary>Round numbers to compute with by hand.</summary>
internal static class Example
{
    /// <summary>A millisecond an event, ten a verification by builtin, fifty by notation, four requests each.</summary>
    public static Measurements Measured { get; } = new("none", 4000, [Count(1, 1, 1), Count(1000, 1000, 11)], Count(1000, 1000, 51));

    public static AuditorSetup WholeProcessor { get; } = AuditorSetup.Default with { MemoryMb = 2048 };

    private static LaunchCount Count(int images, int verifications, double cpu) => new()
    {
        Images = images,
        Events = 1000,
        Verifications = verifications,
        RegistryRequests = 4 * verifications,
        CpuMilliseconds = cpu,
        LogBytesOfEvent = 1000,
        MetricBytesOfBatch = 550,
        PeakMemoryMiB = 60,
    };
}
