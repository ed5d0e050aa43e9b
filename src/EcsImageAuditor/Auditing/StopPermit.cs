namespace EcsImageAuditor.Auditing;

/// <summary>The breaker's answer.</summary>
/// <param name="IsGiven">False when the service and image have had their stops for now.</param>
/// <param name="Stops">Tasks stopped in this window, the one asked for included where it is given.</param>
/// <param name="Until">
/// When the next one is given although the limit is reached: after a slice of the window, or with the next window.
/// </param>
public sealed record StopPermit(bool IsGiven, int Stops, DateTimeOffset Until)
{
    /// <summary>True where the task was not counted before.</summary>
    public bool IsNew { get; init; }
}
