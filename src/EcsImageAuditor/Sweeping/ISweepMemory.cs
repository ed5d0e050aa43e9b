namespace EcsImageAuditor.Sweeping;

/// <summary>What one sweep leaves for the next: the last verdicts, and where it stopped.</summary>
public interface ISweepMemory
{
    /// <returns>Where the sweep of this scope stopped, or null where it came to its end.</returns>
    /// <exception cref="SweepMemoryException">The memory does not answer.</exception>
    Task<SweepPosition?> PositionAsync(string scope, CancellationToken cancellationToken);

    /// <inheritdoc cref="PositionAsync"/>
    Task KeepPositionAsync(string scope, SweepPosition? position, CancellationToken cancellationToken);

    /// <returns>The images of a workload, each <c>HOST/REPO@sha256:…</c>; empty for an unknown workload.</returns>
    /// <exception cref="SweepMemoryException">The memory does not answer.</exception>
    Task<IReadOnlyDictionary<string, KnownImage>> ImagesAsync(SweepWorkload workload, CancellationToken cancellationToken);

    /// <summary>Replaces what was known of these workloads.</summary>
    /// <exception cref="SweepMemoryException">The memory does not answer.</exception>
    Task KeepImagesAsync(
        IReadOnlyDictionary<SweepWorkload, IReadOnlyDictionary<string, KnownImage>> images,
        CancellationToken cancellationToken
    );
}

/// <summary>Where a sweep stopped.</summary>
/// <param name="Cluster">The cluster to go on with.</param>
/// <param name="PageToken">The page of its tasks to go on with, or null for the first. ECS takes a token for some time only.</param>
public sealed record SweepPosition(string Cluster, string? PageToken);

/// <summary>What earlier sweeps left could not be read or written.</summary>
/// <param name="message">One sentence that names the cause and the remedy.</param>
/// <param name="inner">What the store said.</param>
public sealed class SweepMemoryException(string message, Exception inner) : Exception(message, inner);
