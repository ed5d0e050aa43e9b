namespace EcsImageAuditor.Emulator.Faults;

/// <summary>A fault that strikes the requests it matches.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Matches">Whether a request is struck.</param>
/// <param name="Times">How many requests are struck before the fault is spent.</param>
public sealed record Fault(FaultKind Kind, Func<RecordedRequest, bool> Matches, int Times = Fault.Forever)
{
    /// <summary>The fault never wears out.</summary>
    public const int Forever = int.MaxValue;

    /// <summary>A fault that strikes every request.</summary>
    public Fault(FaultKind kind, int times = Forever)
        : this(kind, static _ => true, times)
    {
    }

    /// <summary>A fault that strikes requests by their method and by their path and query, as sent.</summary>
    public Fault(FaultKind kind, Func<string, string, bool> matches, int times = Forever)
        : this(kind, request => matches(request.Method, request.PathAndQuery), times)
    {
    }

    /// <summary>A fault that strikes requests of one method whose path and query contain a text.</summary>
    public Fault(FaultKind kind, string method, string pathContains, int times = Forever)
        : this(kind, request => request.Method == method && request.PathAndQuery.Contains(pathContains, StringComparison.Ordinal), times)
    {
    }
}
