using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.State;

/// <summary>A shared ledger, and the process's own where the shared one does not answer: alerts stay bounded, for each process.</summary>
internal sealed class FallbackFloodLedger(IFloodLedger shared, IFloodLedger own, Degradation degradation) : IFloodLedger
{
    public async Task<bool> AdmitAsync(AlertKey key, CancellationToken cancellationToken) =>
        await degradation.TryAsync<bool?>(async () => await shared.AdmitAsync(key, cancellationToken), null)
        ?? await own.AdmitAsync(key, cancellationToken);

    public async Task<SummaryTurn> RequestSummaryAsync(
        AlertScope scope, string container, TimeSpan lease, CancellationToken cancellationToken) =>
        await degradation.TryAsync<SummaryTurn?>(
            async () => await shared.RequestSummaryAsync(scope, container, lease, cancellationToken), null)
        ?? await own.RequestSummaryAsync(scope, container, lease, cancellationToken);

    public async Task ConfirmAsync(AlertSummary summary, CancellationToken cancellationToken)
    {
        await own.ConfirmAsync(summary, cancellationToken);
        await degradation.TryAsync(() => shared.ConfirmAsync(summary, cancellationToken));
    }

    public async Task GiveUpAsync(AlertSummary summary, CancellationToken cancellationToken)
    {
        await own.GiveUpAsync(summary, cancellationToken);
        await degradation.TryAsync(() => shared.GiveUpAsync(summary, cancellationToken));
    }
}
