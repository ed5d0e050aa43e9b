namespace EcsImageAuditor.Auditing;

/// <summary>What became of stopping a task.</summary>
public abstract record StopResult
{
    private StopResult()
    {
    }

    /// <summary>The decision was not to stop.</summary>
    public sealed record NotAsked : StopResult;

    /// <summary>ECS was told to stop the task.</summary>
    public sealed record Stopped : StopResult;

    /// <summary>A dry run: it would have been stopped.</summary>
    public sealed record WouldStop : StopResult;

    /// <summary>The task had ended before.</summary>
    public sealed record AlreadyGone : StopResult;

    /// <summary>ECS did not stop it; it is tried again.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record Failed(string Why) : StopResult;
}
