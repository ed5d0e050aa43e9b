using Microsoft.Extensions.Time.Testing;

namespace EcsImageAuditor.Tests.Shared.Registry;

/// <summary>A clock that moves when a test says so, and tells of the timers that are set.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ManualTimeProvider() : this(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Timers due within this time fire as soon as they are set: pauses pass, deadlines do not.</summary>
    public TimeSpan Skips { get; init; } = TimeSpan.MinValue;

    /// <summary>The due times of all timers ever set, in the order in which they were.</summary>
    public List<TimeSpan> DueTimes { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var stopped = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var timer = new ManualTimer(this, stopped, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes when a timer with this due time runs.</summary>
    public async Task TimerSetAsync(Func<TimeSpan, bool> dueIn)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                var now = GetUtcNow();
                if (_timers.Any(timer => timer.Due > now && dueIn(timer.Due - now)))
                    return;
                changed = _timerSet.Task;
            }

            await Patience.ForAsync(changed, "The timer is not set.");
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;

            DueTimes.Add(dueTime);
            if (dueTime <= Skips)
                return;

            timer.Due = GetUtcNow() + dueTime;
            _timers.Add(timer);
            var changed = _timerSet;
            _timerSet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider owner, ITimer timer, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isSkipped = dueTime != Timeout.InfiniteTimeSpan && dueTime <= owner.Skips;
            var isChanged = timer.Change(isSkipped ? Timeout.InfiniteTimeSpan : dueTime, period);
            owner.Set(this, dueTime);
            if (isSkipped)
                ThreadPool.QueueUserWorkItem(_ => fire());
            return isChanged;
        }

        public void Dispose()
        {
            owner.Set(this, Timeout.InfiniteTimeSpan);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
