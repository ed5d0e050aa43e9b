using System.Threading.Channels;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>A clock that stands still, and whose timers go off when a test says so.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private readonly Channel<Timer> _timers = Channel.CreateUnbounded<Timer>();

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state, dueTime);
        _timers.Writer.TryWrite(timer);
        return timer;
    }

    /// <summary>Waits until one more timer is set, and lets it go off.</summary>
    /// <returns>How long it was to run.</returns>
    public async Task<TimeSpan> FireNextAsync()
    {
        var timer = await _timers.Reader.ReadAsync();
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
