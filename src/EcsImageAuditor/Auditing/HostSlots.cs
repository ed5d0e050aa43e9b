using System.Collections.Concurrent;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Shares an audit's attention among registries: one that is slow keeps a few images of its own waiting and nobody else's. The registries
/// of ECR have slots that no other one can take.
/// </summary>
internal sealed class HostSlots : IDisposable
{
    private const int OfOneHost = 2;
    private const int OfOneEcrHost = 8;
    private const int OfAll = 16;

    private readonly SemaphoreSlim _ecr = new(OfAll);
    private readonly SemaphoreSlim _others = new(OfAll);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _hosts = new(StringComparer.Ordinal);

    /// <param name="host">The registry that the work asks.</param>
    /// <param name="work">What is done as soon as there is a slot.</param>
    /// <param name="cancellationToken">Ends the waiting for a slot.</param>
    public async Task UseAsync(string host, Func<Task> work, CancellationToken cancellationToken)
    {
        var isEcr = EcrRegistry.TryParse(host, out _);
        var one = _hosts.GetOrAdd(host, _ => new SemaphoreSlim(isEcr ? OfOneEcrHost : OfOneHost));
        var waiting = one.WaitAsync(cancellationToken);
        var isCaller = waiting.IsCompleted;
        await waiting;
        try
        {
            var all = isEcr ? _ecr : _others;
            waiting = all.WaitAsync(cancellationToken);
            isCaller &= waiting.IsCompleted;
            await waiting;
            try
            {
                // Who did not have to wait starts the others' work next: work that does not wait must not keep it from that.
                await (isCaller ? Task.Run(work, CancellationToken.None) : work());
            }
            finally
            {
                all.Release();
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Call it when nothing uses a slot any more.</summary>
    public void Dispose()
    {
        _ecr.Dispose();
        _others.Dispose();
        foreach (var host in _hosts.Values)
            host.Dispose();
    }
}
