using EcsImageAuditor.Auditing;
using ImageSignatures.Text;

namespace EcsImageAuditor.State.InMemory;

/// <summary>Bounds alerts for the life of the process.</summary>
internal sealed class InMemoryFloodLedger(StateOptions options, TimeProvider time) : IFloodLedger
{
    private const int MostScopes = 1_000;

    private readonly BoundedMap<AlertScope, Window> _windows = new(MostScopes);
    private readonly Lock _lock = new();

    public Task<bool> AdmitAsync(AlertKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(Admit(key, time.GetUtcNow()));
    }

    public Task<SummaryTurn> RequestSummaryAsync(
        AlertScope scope, string container, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(Request(scope, container, lease, time.GetUtcNow()));
    }

    public Task ConfirmAsync(AlertSummary summary, CancellationToken cancellationToken) => End(summary, window =>
    {
        window.LeftOut.ExceptWith(summary.LeftOut);
        window.Unlisted -= summary.Unlisted;
        window.Summarised = summary.Until;
    });

    public Task GiveUpAsync(AlertSummary summary, CancellationToken cancellationToken) => End(summary, _ => { });

    private bool Admit(AlertKey key, DateTimeOffset now)
    {
        var (scope, entry) = (AlertScope.Of(key), AlertEntry.Of(key));
        if (!_windows.TryGet(scope, out var window))
            _windows.Set(scope, window = new Window());
        if (now >= window.Until)
        {
            window.Until = now + options.AlertWindow;
            window.Sent.Clear();
        }

        if (window.Sent.Contains(entry) || (window.Sent.Count < options.AlertLimit && window.Sent.Add(entry)))
            return true;
        if (!window.LeftOut.Contains(entry) && (window.LeftOut.Count >= options.MostLeftOut || !window.LeftOut.Add(entry)))
            window.Unlisted++;
        return false;
    }

    private SummaryTurn Request(AlertScope scope, string container, TimeSpan lease, DateTimeOffset now)
    {
        if (!_windows.TryGet(scope, out var window) || window.LeftOut.Count == 0 || window.Summarised == window.Until)
            return new SummaryTurn.None();
        if (now < window.LeasedUntil)
            return window.LeasedBy == container ? new SummaryTurn.Underway() : new SummaryTurn.None();

        (window.LeasedBy, window.LeasedUntil) = (container, now + lease);
        return new SummaryTurn.Yours(new AlertSummary(scope, [.. window.Sent], [.. window.LeftOut], window.Unlisted, window.Until));
    }

    private Task End(AlertSummary summary, Action<Window> change)
    {
        lock (_lock)
        {
            if (_windows.TryGet(summary.Scope, out var window))
            {
                change(window);
                window.LeasedUntil = default;
            }
        }

        return Task.CompletedTask;
    }

    private sealed class Window
    {
        public HashSet<AlertEntry> Sent { get; } = [];

        public HashSet<AlertEntry> LeftOut { get; } = [];

        public long Unlisted { get; set; }

        public DateTimeOffset Until { get; set; }

        /// <summary>The end of the window whose summary was sent.</summary>
        public DateTimeOffset? Summarised { get; set; }

        public string? LeasedBy { get; set; }

        public DateTimeOffset LeasedUntil { get; set; }
    }
}
