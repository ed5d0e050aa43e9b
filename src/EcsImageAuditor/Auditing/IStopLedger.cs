namespace EcsImageAuditor.Auditing;

/// <summary>
/// Counts stops: a service starts another task for every one that is stopped, so that stopping without end would only burn money and
/// the API's budget.
/// </summary>
public interface IStopLedger
{
    /// <summary>Asks to stop a task, and counts it; a task that was counted in this window has its permit already.</summary>
    /// <param name="key">What it is counted as.</param>
    /// <param name="task">Id of the task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task<StopPermit> RequestAsync(StopKey key, string task, CancellationToken cancellationToken);

    /// <summary>A new permit was not used: the task was gone, or ECS did not stop it.</summary>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task ReturnAsync(StopKey key, string task, CancellationToken cancellationToken);
}
