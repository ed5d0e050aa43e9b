namespace EcsImageAuditor.Caching.InMemory;

/// <summary>Counts stops for the life of the process.</summary>
internal sealed class InMemoryStopLedger(StateOptions options, TimeProvider time) : IStopLedger
{
    private const int Capacity = 5_000;

    private readonly BoundedMap<StopKey, (int Stops, DateTimeOffset Until)> _windows = new(Capacity);
    private readonly Lock _lock = new();

    public Task<StopPermit> RequestAsync(StopKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var (stops, until) = _windows.TryGet(key, out var window) && now < window.Until ? window : (0, now + options.AlertWindow);
            if (stops >= options.StopLimit)
                return Task.FromResult(new StopPermit(false, stops, until));
            _windows.Set(key, (stops + 1, until));
            return Task.FromResult(new StopPermit(true, stops + 1, until));
        }
    }

    public Task ReturnAsync(StopKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_windows.TryGet(key, out var window) && window.Stops > 0)
                _windows.Set(key, (window.Stops - 1, window.Until));
        }

        return Task.CompletedTask;
    }
}
