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

    /// <summary>The breaker: tasks of this service with this image were stopped often enough for now.</summary>
    /// <param name="Stops">How often, in this window.</param>
    /// <param name="Until">When the next one may be stopped.</param>
    public sealed record Refused(int Stops, DateTimeOffset Until) : StopResult
    {
        /// <summary>One sentence.</summary>
        public string Why =>
            $"{Stops} of the service's tasks with this image were stopped already, and each was started again; "
            + $"the next one is stopped after {Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. "
            + "Deploy a signed image or stop the service.";
    }

    /// <summary>The task must not be stopped, or it is not the one that was judged. Trying again would not change that.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record NotStopped(string Why) : StopResult;

    /// <summary>ECS did not stop it; it is tried again.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record Failed(string Why) : StopResult;
}
