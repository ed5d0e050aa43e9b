using EcsImageAuditor.State.InMemory;

namespace EcsImageAuditor.State;

/// <summary>
/// Verdicts of one run that believes nobody else's: a sweep and the gate are there to doubt what was said before, and a table can be
/// written by others. What the run finds is handed on to everybody.
/// </summary>
/// <param name="everybody">Where verdicts are kept for others.</param>
/// <param name="time">The clock.</param>
internal sealed class RunVerdictStore(IVerdictStore everybody, TimeProvider time) : IVerdictStore
{
    private readonly InMemoryVerdictStore _own = new(time);

    public Task<KnownVerdict?> FindAsync(VerdictKey key, CancellationToken cancellationToken) => _own.FindAsync(key, cancellationToken);

    public Task<bool> TryBeginAsync(VerdictKey key, TimeSpan lease, CancellationToken cancellationToken) =>
        _own.TryBeginAsync(key, lease, cancellationToken);

    public async Task StoreAsync(VerdictKey key, KnownVerdict verdict, CancellationToken cancellationToken)
    {
        await _own.StoreAsync(key, verdict, cancellationToken);
        await everybody.StoreAsync(key, verdict, cancellationToken);
    }

    /// <summary>Nothing was begun with the others, so nothing is given up there.</summary>
    public Task AbandonAsync(VerdictKey key, CancellationToken cancellationToken) => _own.AbandonAsync(key, cancellationToken);
}
