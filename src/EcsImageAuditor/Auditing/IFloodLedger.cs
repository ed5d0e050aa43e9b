namespace EcsImageAuditor.Auditing;

/// <summary>
/// Bounds how many alerts of a scope go out in a window. What is left out is remembered until a summary has told people of it, one in a
/// window: at once when the bound is reached, and what came after that with the first alert of the next window.
/// </summary>
public interface IFloodLedger
{
    /// <summary>
    /// Asks for an alert that is due. An alert that was admitted in this window is admitted again, so that it may be repeated.
    /// </summary>
    /// <returns>False where the alert is left out, which is remembered.</returns>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task<bool> AdmitAsync(AlertKey key, CancellationToken cancellationToken);

    /// <summary>Asks for the turn to send the summary.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="container">Names the container of the task with which the caller asks.</param>
    /// <param name="lease">How long the caller may take; a worker that dies gives its turn up by that.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task<SummaryTurn> RequestSummaryAsync(AlertScope scope, string container, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>The summary was sent: what it holds is forgotten, and the next one is that of the next window.</summary>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task ConfirmAsync(AlertSummary summary, CancellationToken cancellationToken);

    /// <summary>The summary could not be sent: the next one who asks may try at once.</summary>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task GiveUpAsync(AlertSummary summary, CancellationToken cancellationToken);
}
