using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.State;

/// <summary>A shared ledger, and the process's own where the shared one does not answer: stops stay bounded.</summary>
internal sealed class FallbackStopLedger(IStopLedger shared, IStopLedger own, Degradation degradation) : IStopLedger
{
    public async Task<StopPermit> RequestAsync(StopKey key, string task, CancellationToken cancellationToken) =>
        await degradation.TryAsync<StopPermit?>(async () => await shared.RequestAsync(key, task, cancellationToken), null)
        ?? await own.RequestAsync(key, task, cancellationToken);

    public async Task ReturnAsync(StopKey key, string task, CancellationToken cancellationToken)
    {
        await own.ReturnAsync(key, task, cancellationToken);
        await degradation.TryAsync(() => shared.ReturnAsync(key, task, cancellationToken));
    }
}
