using EcsImageAuditor.Auditing;
using ImageSignatures.Text;

namespace EcsImageAuditor.State.InMemory;

/// <summary>Alert windows for the life of the process.</summary>
internal sealed class InMemoryAlertLedger(StateOptions options, TimeProvider time) : IAlertLedger
{
    private const int MostWindows = 5_000;
    private const int MostContainers = 20_000;

    private readonly BoundedMap<AlertKey, Window> _windows = new(MostWindows);
    private readonly BoundedMap<(AlertKey Key, string Container), DateTimeOffset> _counted = new(MostContainers);
    private readonly Lock _lock = new();

    public Task<AlertTurn> RecordAsync(AlertKey key, string container, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(Record(key, container, lease, time.GetUtcNow()));
    }

    public Task ConfirmAsync(AlertTurn.Yours turn, CancellationToken cancellationToken) => End(turn, window =>
    {
        window.ToldAt = time.GetUtcNow();
        window.ToldTotal = turn.Seen.Total;
    });

    public Task GiveUpAsync(AlertTurn.Yours turn, CancellationToken cancellationToken) => End(turn, _ => { });

    private AlertTurn Record(AlertKey key, string container, TimeSpan lease, DateTimeOffset now)
    {
        if (!_windows.TryGet(key, out var window))
            _windows.Set(key, window = new Window { First = now });
        var isNew = !_counted.TryGet((key, container), out var until) || until <= now;
        if (isNew)
        {
            window.Total++;
            _counted.Set((key, container), now + options.SightingLifetime);
        }

        var seen = new Sightings(window.Total, window.Total - window.ToldTotal, window.First);
        if ((window.ToldAt is { } told && now < told + options.AlertWindow) || (!isNew && seen.SinceLastAlert == 0))
            return new AlertTurn.Counted(seen);
        if (now < window.LeasedUntil)
            return window.LeasedBy == container ? new AlertTurn.Underway() : new AlertTurn.Counted(seen);

        (window.LeasedBy, window.LeasedUntil) = (container, now + lease);
        return new AlertTurn.Yours(key, seen);
    }

    private Task End(AlertTurn.Yours turn, Action<Window> change)
    {
        lock (_lock)
        {
            if (_windows.TryGet(turn.Key, out var window))
            {
                change(window);
                window.LeasedUntil = default;
            }
        }

        return Task.CompletedTask;
    }

    private sealed class Window
    {
        public required DateTimeOffset First { get; init; }

        public long Total { get; set; }

        public long ToldTotal { get; set; }

        public DateTimeOffset? ToldAt { get; set; }

        public string? LeasedBy { get; set; }

        public DateTimeOffset LeasedUntil { get; set; }
    }
}
