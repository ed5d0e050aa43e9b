namespace EcsImageAuditor.State;

/// <summary>How long things are remembered, and how many.</summary>
public sealed record StateOptions
{
    /// <summary>
    /// <c>AUDITOR_VERDICT_TTL</c>: for how long a verdict is good, which is how long a revocation may go unnoticed while new tasks
    /// start. A signature's own expiry shortens it; notation does not tell that, so its verdicts are kept for an hour at most.
    /// </summary>
    public TimeSpan VerdictLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary><c>AUDITOR_ALERT_WINDOW</c>: for how long the same finding is counted and not told again; also the breaker's window.</summary>
    public TimeSpan AlertWindow { get; init; } = TimeSpan.FromDays(1);

    /// <summary>
    /// <c>AUDITOR_STOP_LIMIT</c>: tasks stopped of the same service and image in one window, before the breaker slows down.
    /// </summary>
    public int StopLimit { get; init; } = 5;

    /// <summary>After the limit is reached, one task more is stopped in each slice of the window, a twenty-fourth of it.</summary>
    public TimeSpan StopSlice => AlertWindow / 24;

    /// <summary>
    /// Alerts of one cluster's services that go out in a window, and as many of its other tasks; what is more goes out as one summary.
    /// </summary>
    public int AlertLimit { get; init; } = 50;

    /// <summary>Alerts that are left out and remembered one by one for the summary; more are only counted.</summary>
    public int MostLeftOut { get; init; } = 200;

    /// <summary>For how long a container that was counted is not counted again.</summary>
    public TimeSpan SightingLifetime { get; init; } = TimeSpan.FromDays(7);
}
