namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>What the function took for the events of some images, batch by batch in one warm process.</summary>
internal sealed record LaunchCount
{
    public required int Images { get; init; }

    public required int Events { get; init; }

    public required int Verifications { get; init; }

    /// <summary>Altogether.</summary>
    public required double RegistryRequests { get; init; }

    /// <summary>Of one event, as the mean.</summary>
    public required double CpuMilliseconds { get; init; }

    /// <summary>What is logged about one event, as the mean.</summary>
    public required double LogBytesOfEvent { get; init; }

    /// <summary>The metrics of one batch, as the mean.</summary>
    public required double MetricBytesOfBatch { get; init; }

    /// <summary>The most that the process held.</summary>
    public required double PeakMemoryMiB { get; init; }
}
