using System.Collections.Concurrent;
using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>Keeps what it is given, or refuses it.</summary>
internal sealed class RecordingVerdictSink : IVerdictSink
{
    public bool Refuses { get; set; }

    public ConcurrentQueue<Finding> Findings { get; } = new();

    public Task<IReadOnlySet<Finding>> PublishAsync(IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        if (Refuses)
            return Task.FromResult<IReadOnlySet<Finding>>(findings.ToHashSet());
        foreach (var finding in findings)
            Findings.Enqueue(finding);
        return Task.FromResult<IReadOnlySet<Finding>>(new HashSet<Finding>());
    }
}
