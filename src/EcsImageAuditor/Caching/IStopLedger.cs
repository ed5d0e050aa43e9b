namespace EcsImageAuditor.Caching;

/// <summary>
/// Counts stops: a service starts another task for every one that is stopped, so that stopping without end would only burn money and
/// the API's budget.
/// </summary>
public interface IStopLedger
{
    /// <summary>Asks to stop one more task, and counts it.</summary>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task<StopPermit> RequestAsync(StopKey key, CancellationToken cancellationToken);

    /// <summary>A permit was not used: the task was gone, or ECS did not stop it.</summary>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task ReturnAsync(StopKey key, CancellationToken cancellationToken);
}
