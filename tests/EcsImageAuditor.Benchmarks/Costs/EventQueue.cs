namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>The events that wait, oldest first; and those that come again later.</summary>
internal sealed class EventQueue
{
    private readonly Queue<Group> _waiting = new();
    private readonly PriorityQueue<Group, int> _delayed = new();
    private Group? _rest;

    /// <summary>To be handed out now.</summary>
    public double Ready { get; private set; }

    public double Delayed { get; private set; }

    public void Add(double events, int second) => Enqueue(new Group(events, second, 1));

    /// <summary>Lets come again what is due.</summary>
    public void Advance(int second)
    {
        while (_delayed.TryPeek(out _, out var due) && due <= second)
        {
            var group = _delayed.Dequeue();
            Delayed -= group.Events;
            Enqueue(group);
        }
    }

    /// <summary>Takes so many events from the front.</summary>
    public List<Group> Take(double events)
    {
        var taken = new List<Group>();
        while (events > 0 && (_rest ?? (_waiting.TryDequeue(out var next) ? next : null)) is { } group)
        {
            var part = Math.Min(events, group.Events);
            taken.Add(group with { Events = part });
            _rest = part < group.Events ? group with { Events = group.Events - part } : null;
            events -= part;
            Ready -= part;
        }

        return taken;
    }

    /// <summary>Puts back for its next delivery what could not be judged; the delay doubles.</summary>
    public void Delay(Group group, int second)
    {
        Delayed += group.Events;
        _delayed.Enqueue(
            group with { Delivery = group.Delivery + 1 }, second + (Assumptions.FirstDelaySeconds << (group.Delivery - 1)));
    }

    /// <summary>Since when the oldest one waits; null where none does.</summary>
    public int? Oldest()
    {
        var all = _waiting.Concat(_delayed.UnorderedItems.Select(item => item.Element)).Select(group => group.Since);
        var oldest = _rest is { } rest ? all.Append(rest.Since) : all;
        return oldest.Any() ? oldest.Min() : null;
    }

    private void Enqueue(Group group)
    {
        Ready += group.Events;
        _waiting.Enqueue(group);
    }

    /// <param name="Events">How many.</param>
    /// <param name="Since">The second in which they came.</param>
    /// <param name="Delivery">Which one the next will be.</param>
    internal sealed record Group(double Events, int Since, int Delivery);
}
