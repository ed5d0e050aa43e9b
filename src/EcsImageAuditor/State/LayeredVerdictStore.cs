namespace EcsImageAuditor.State;

/// <summary>
/// The process's own memory before a store that is shared with others. Where the shared one does not answer, the process's own is
/// what there is.
/// </summary>
internal sealed class LayeredVerdictStore(IVerdictStore own, IVerdictStore shared, Degradation degradation) : IVerdictStore
{
    public async Task<KnownVerdict?> FindAsync(VerdictKey key, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(key, cancellationToken) is { } known)
            return known;

        var verdict = await degradation.TryAsync(() => shared.FindAsync(key, cancellationToken), null);
        if (verdict is not null)
            await own.StoreAsync(key, verdict, cancellationToken);
        return verdict;
    }

    public async Task<bool> TryBeginAsync(VerdictKey key, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (!await own.TryBeginAsync(key, lease, cancellationToken))
            return false;
        if (await degradation.TryAsync(() => shared.TryBeginAsync(key, lease, cancellationToken), true))
            return true;
        await own.AbandonAsync(key, cancellationToken);
        return false;
    }

    public async Task StoreAsync(VerdictKey key, KnownVerdict verdict, CancellationToken cancellationToken)
    {
        await own.StoreAsync(key, verdict, cancellationToken);
        await degradation.TryAsync(() => shared.StoreAsync(key, verdict, cancellationToken));
    }

    public async Task AbandonAsync(VerdictKey key, CancellationToken cancellationToken)
    {
        await own.AbandonAsync(key, cancellationToken);
        await degradation.TryAsync(() => shared.AbandonAsync(key, cancellationToken));
    }
}
