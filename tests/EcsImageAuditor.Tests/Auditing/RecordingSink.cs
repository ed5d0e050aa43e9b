using System.Collections.Concurrent;
using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>Keeps what it is given; fails when told to.</summary>
internal sealed class RecordingSink(string name, Exception? failure = null) : IFindingSink
{
    public string Name => name;

    public ConcurrentQueue<Finding> Findings { get; } = new();

    public ConcurrentQueue<AlertSummary> Summaries { get; } = new();

    public Task DeliverAsync(AlertSummary summary, CancellationToken cancellationToken)
    {
        if (failure is not null)
            return Task.FromException(failure);
        Summaries.Enqueue(summary);
        return Task.CompletedTask;
    }

    public Task DeliverAsync(Finding finding, CancellationToken cancellationToken)
    {
        if (failure is not null)
            return Task.FromException(failure);
        Findings.Enqueue(finding);
        return Task.CompletedTask;
    }
}
