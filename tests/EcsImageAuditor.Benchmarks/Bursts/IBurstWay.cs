using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>A way to audit the tasks of a burst. Several batches are handled at once.</summary>
internal interface IBurstWay : IDisposable
{
    /// <summary>How many events it is given at a time.</summary>
    int Batch { get; }

    /// <summary>How often an image was verified up to now.</summary>
    int Verifications { get; }

    /// <summary>Judges every container of the tasks and publishes what is to be published.</summary>
    Task<IReadOnlyList<ContainerAudit>> HandleAsync(IReadOnlyList<EcsTask> tasks);
}
