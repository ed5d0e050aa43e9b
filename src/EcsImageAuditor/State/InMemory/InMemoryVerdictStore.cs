using ImageSignatures.Text;

namespace EcsImageAuditor.State.InMemory;

/// <summary>Verdicts for the life of the process.</summary>
internal sealed class InMemoryVerdictStore(TimeProvider time) : IVerdictStore
{
    private const int Capacity = 5_000;

    private readonly BoundedMap<VerdictKey, KnownVerdict> _verdicts = new(Capacity);
    private readonly Dictionary<VerdictKey, DateTimeOffset> _leases = [];
    private readonly Lock _lock = new();

    public Task<KnownVerdict?> FindAsync(VerdictKey key, CancellationToken cancellationToken) => Task.FromResult(
        _verdicts.TryGet(key, out var verdict) && time.GetUtcNow() < verdict.FreshUntil ? verdict : null);

    public Task<bool> TryBeginAsync(VerdictKey key, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_leases.TryGetValue(key, out var until) && now < until)
                return Task.FromResult(false);
            _leases[key] = now + lease;
            return Task.FromResult(true);
        }
    }

    public Task StoreAsync(VerdictKey key, KnownVerdict verdict, CancellationToken cancellationToken)
    {
        _verdicts.Set(key, verdict);
        return AbandonAsync(key, cancellationToken);
    }

    public Task AbandonAsync(VerdictKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
            _leases.Remove(key);
        return Task.CompletedTask;
    }
}
