namespace EcsImageAuditor.Tests.Signatures.Builders;

/// <summary>A clock that stands still, and whose timers go off when a test says so.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private readonly SemaphoreSlim _set = new(0);

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state, dueTime);
        lock (_timers)
            _timers.Add(timer);
        _set.Release();
        return timer;
    }

    /// <summary>Waits until one more timer is set, and lets it go off.</summary>
    /// <returns>How long it was to run.</returns>
    public async Task<TimeSpan> FireNextAsync()
    {
        await _set.WaitAsync();
        Timer timer;
        lock (_timers)
        {
            timer = _timers[0];
            _timers.RemoveAt(0);
        }

        timer.Fire();
        return timer.DueTime;
    }

    private sealed class Timer(TimerCallback callback, object? state, TimeSpan dueTime) : ITimer
    {
        public TimeSpan DueTime => dueTime;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
