namespace ImageSignatures.Signing.Pushing;

/// <summary>Ends a transfer in which nothing moves. However long it takes as a whole, it may go on as long as something does.</summary>
internal sealed class IdleWatch : IDisposable
{
    /// <summary>Registries pause while they move what they have received.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _idle;
    private readonly CancellationTokenSource _either;

    public IdleWatch(TimeProvider time, CancellationToken cancellationToken)
    {
        _idle = new CancellationTokenSource(Patience, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_idle.Token, cancellationToken);
    }

    /// <summary>Cancelled by the caller's token, or where nothing has moved for the time.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Something moved.</summary>
    public void Moved() => _idle.CancelAfter(Patience);

    /// <summary>Everything is on its way; the answer to it may take this long.</summary>
    public void Awaits(TimeSpan answer) => _idle.CancelAfter(answer);

    public void Dispose()
    {
        _either.Dispose();
        _idle.Dispose();
    }
}
