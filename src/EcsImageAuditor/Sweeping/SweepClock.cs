namespace EcsImageAuditor.Sweeping;

/// <summary>Knows whether another page can be done in the time that is left.</summary>
internal sealed class SweepClock : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _budget;
    private readonly long _started;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;
    private TimeSpan _longestPage;

    public SweepClock(TimeSpan budget, TimeProvider time, CancellationToken cancellationToken)
    {
        (_budget, _time, _started, CancellationToken) = (budget, time, time.GetTimestamp(), cancellationToken);
        _deadline = new CancellationTokenSource(budget, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, cancellationToken);
    }

    /// <summary>Ends the work without a result.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Is cancelled at the deadline too.</summary>
    public CancellationToken Token => _either.Token;

    public bool IsOver => _deadline.IsCancellationRequested;

    public TimeSpan Left => _budget - _time.GetElapsedTime(_started) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>A page that would be cut short is not begun: its work would be done twice.</summary>
    public bool HasTime => !IsOver && Left > _longestPage;

    public IDisposable BeginPage() => new Page(this);

    public void Dispose()
    {
        _either.Dispose();
        _deadline.Dispose();
    }

    private sealed class Page(SweepClock clock) : IDisposable
    {
        private readonly long _began = clock._time.GetTimestamp();

        public void Dispose()
        {
            var took = clock._time.GetElapsedTime(_began);
            clock._longestPage = took > clock._longestPage ? took : clock._longestPage;
        }
    }
}
