using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.Sinks;

/// <summary>For those who want no events.</summary>
public sealed class NoVerdictSink : IVerdictSink
{
    public Task<IReadOnlySet<Finding>> PublishAsync(IReadOnlyList<Finding> findings, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<Finding>>(new HashSet<Finding>());
}
