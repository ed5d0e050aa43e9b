using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.State;

/// <summary>Definite verdicts, shared by everyone who has the same store, and who is at work on which image.</summary>
public interface IVerdictStore
{
    /// <returns>The verdict that was stored last and is still fresh, or null.</returns>
    /// <exception cref="StateException">The store did not answer.</exception>
    Task<KnownVerdict?> FindAsync(VerdictKey key, CancellationToken cancellationToken);

    /// <summary>Asks to be the one who verifies the image, so that a thousand tasks that start at once are one verification.</summary>
    /// <param name="key">The image.</param>
    /// <param name="lease">For how long; a worker that dies gives it up by that.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when somebody else is at it.</returns>
    /// <exception cref="StateException">The store did not answer.</exception>
    Task<bool> TryBeginAsync(VerdictKey key, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Keeps a verdict, which also ends the work on the image.</summary>
    /// <exception cref="StateException">The store did not answer.</exception>
    Task StoreAsync(VerdictKey key, KnownVerdict verdict, CancellationToken cancellationToken);

    /// <summary>Ends the work on the image without a verdict to keep.</summary>
    /// <exception cref="StateException">The store did not answer.</exception>
    Task AbandonAsync(VerdictKey key, CancellationToken cancellationToken);
}
