using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.State;

/// <summary>A shared ledger, and the process's own where the shared one does not answer: an alert twice is better than none.</summary>
internal sealed class FallbackAlertLedger(IAlertLedger shared, IAlertLedger own, Degradation degradation) : IAlertLedger
{
    public async Task<AlertTurn> RecordAsync(AlertKey key, string container, TimeSpan lease, CancellationToken cancellationToken) =>
        await degradation.TryAsync<AlertTurn?>(async () => await shared.RecordAsync(key, container, lease, cancellationToken), null)
        ?? await own.RecordAsync(key, container, lease, cancellationToken);

    public async Task ConfirmAsync(AlertTurn.Yours turn, CancellationToken cancellationToken)
    {
        await own.ConfirmAsync(turn, cancellationToken);
        await degradation.TryAsync(() => shared.ConfirmAsync(turn, cancellationToken));
    }

    public async Task GiveUpAsync(AlertTurn.Yours turn, CancellationToken cancellationToken)
    {
        await own.GiveUpAsync(turn, cancellationToken);
        await degradation.TryAsync(() => shared.GiveUpAsync(turn, cancellationToken));
    }
}
