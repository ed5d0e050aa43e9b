using EcsImageAuditor.Auditing;
using ImageSignatures.Text;

namespace EcsImageAuditor.State.InMemory;

/// <summary>Counts stops for the life of the process.</summary>
internal sealed class InMemoryStopLedger(StateOptions options, TimeProvider time) : IStopLedger
{
    private const int Capacity = 5_000;

    private readonly BoundedMap<StopKey, Window> _windows = new(Capacity);
    private readonly Lock _lock = new();

    public Task<StopPermit> RequestAsync(StopKey key, string task, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(Request(key, task, time.GetUtcNow()));
    }

    public Task ReturnAsync(StopKey key, string task, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_windows.TryGet(key, out var window))
                window.Tasks.Remove(task);
        }

        return Task.CompletedTask;
    }

    private StopPermit Request(StopKey key, string task, DateTimeOffset now)
    {
        if (!_windows.TryGet(key, out var window) || now >= window.Until)
            _windows.Set(key, window = new Window([], now + options.AlertWindow));
        var isNew = (window.Tasks.Count < options.StopLimit || now >= window.Last + options.StopSlice) && window.Tasks.Add(task);
        if (isNew)
            window.Last = now;
        return new StopPermit(window.Tasks.Contains(task), window.Tasks.Count, window.Next(options.StopSlice)) { IsNew = isNew };
    }

    private sealed record Window(HashSet<string> Tasks, DateTimeOffset Until)
    {
        /// <summary>When the last permit was given.</summary>
        public DateTimeOffset Last { get; set; }

        public DateTimeOffset Next(TimeSpan slice) => Last + slice < Until ? Last + slice : Until;
    }
}
