namespace EcsImageAuditor.Auditing;

/// <summary>What became of stopping a task, as JSON.</summary>
/// <param name="Result"><c>not-asked</c>, <c>stopped</c>, <c>would-stop</c>, <c>already-gone</c>, <c>refused</c> or <c>failed</c>.</param>
/// <param name="Message">Why it failed or was refused.</param>
public sealed record StopReport(string Result, string? Message = null)
{
    public static StopReport Of(StopResult stop) => stop switch
    {
        StopResult.NotAsked => new("not-asked"),
        StopResult.Stopped => new("stopped"),
        StopResult.WouldStop => new("would-stop"),
        StopResult.AlreadyGone => new("already-gone"),
        StopResult.Refused refused => new("refused", refused.Why),
        StopResult.Failed failed => new("failed", failed.Why),
        _ => throw new InvalidOperationException($"Unknown result {stop.GetType().Name}"),
    };
}
