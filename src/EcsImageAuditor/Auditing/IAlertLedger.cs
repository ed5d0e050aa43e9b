namespace EcsImageAuditor.Auditing;

/// <summary>
/// Makes one alert of many findings: the first of a window is told at once, the others are counted. Whoever tells people confirms it
/// afterwards, so that a worker's death in between repeats an alert and never loses one.
/// </summary>
public interface IAlertLedger
{
    /// <summary>Counts what was found, each container of a task once, and asks for the turn to tell people.</summary>
    /// <param name="key">What was found.</param>
    /// <param name="container">Names the container of the task.</param>
    /// <param name="lease">How long the caller may take to tell people; a worker that dies gives its turn up by that.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task<AlertTurn> RecordAsync(AlertKey key, string container, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>People have been told: the window begins.</summary>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task ConfirmAsync(AlertTurn.Yours turn, CancellationToken cancellationToken);

    /// <summary>People could not be told: the next one who asks may try at once.</summary>
    /// <exception cref="StateException">The ledger did not answer.</exception>
    Task GiveUpAsync(AlertTurn.Yours turn, CancellationToken cancellationToken);
}
