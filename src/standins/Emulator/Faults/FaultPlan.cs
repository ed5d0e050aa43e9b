using System.Diagnostics.CodeAnalysis;

namespace EcsImageAuditor.Emulator.Faults;

/// <summary>
/// The faults a server is to commit. A request is struck by the first fault, in the order added, that matches it and is not spent.
/// Thread safe; faults may be added while the server runs.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];

    public void Add(Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fault.Times);
        lock (_lock)
            _faults.Add((fault, fault.Times));
    }

    /// <summary>Forgets every fault: the server behaves again.</summary>
    public void Clear()
    {
        lock (_lock)
            _faults.Clear();
    }

    internal bool TryTake(RecordedRequest request, [NotNullWhen(true)] out FaultKind? kind)
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(entry => entry.Fault.Matches(request));
            kind = index < 0 ? null : Take(index);
            return kind is not null;
        }
    }

    private FaultKind Take(int index)
    {
        var (fault, left) = _faults[index];
        if (left == 1)
            _faults.RemoveAt(index);
        else if (left != Fault.Forever)
            _faults[index] = (fault, left - 1);
        return fault.Kind;
    }
}
