namespace EcsImageAuditor.Auditing;

/// <summary>The breaker's answer.</summary>
/// <param name="IsGiven">False when the service and image have had their stops of this window.</param>
/// <param name="Stops">Tasks stopped in this window, the one asked for included where it is given.</param>
/// <param name="Until">When the window ends.</param>
public sealed record StopPermit(bool IsGiven, int Stops, DateTimeOffset Until)
{
    /// <summary>True where the task was not counted before.</summary>
    public bool IsNew { get; init; }
}
