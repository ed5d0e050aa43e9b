using EcsImageAuditor.Gating;

namespace EcsImageAuditor.State;

/// <summary>A shared ledger, and the process's own where the shared one does not answer.</summary>
internal sealed class FallbackRevisionLedger(IRevisionLedger shared, IRevisionLedger own, Degradation degradation) : IRevisionLedger
{
    public async Task<IReadOnlyDictionary<string, string>> DigestsAsync(string revision, CancellationToken cancellationToken) =>
        await degradation.TryAsync<IReadOnlyDictionary<string, string>?>(
            async () => await shared.DigestsAsync(revision, cancellationToken), null)
        ?? await own.DigestsAsync(revision, cancellationToken);

    public async Task KeepAsync(string revision, IReadOnlyDictionary<string, string> digests, CancellationToken cancellationToken)
    {
        await own.KeepAsync(revision, digests, cancellationToken);
        await degradation.TryAsync(() => shared.KeepAsync(revision, digests, cancellationToken));
    }
}
