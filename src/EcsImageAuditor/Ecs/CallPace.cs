namespace EcsImageAuditor.Ecs;

/// <summary>
/// Spaces calls as a token bucket does: some at once, then a steady rate. The service has such a bucket for all callers of an account;
/// whoever empties it throttles everybody.
/// </summary>
/// <param name="burst">Calls at once.</param>
/// <param name="perSecond">Calls a second, from then on.</param>
/// <param name="time">The clock.</param>
public sealed class CallPace(int burst, double perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _tokens = burst;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Returns when the next call may be made.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Take();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>A token that is not there yet is owed, so that callers are served in their order.</summary>
    private TimeSpan Take()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond)) - 1;
            _filledAt = now;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
        }
    }
}
