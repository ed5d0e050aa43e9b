namespace EcsImageAuditor.Ecs;

/// <summary>What ECS answers when asked for a task.</summary>
public abstract record TaskDescription
{
    private TaskDescription()
    {
    }

    public sealed record Described(IReadOnlyList<EcsContainer> Containers) : TaskDescription;

    /// <summary>ECS no longer knows the task; it forgets a stopped one after about an hour.</summary>
    public sealed record Gone : TaskDescription;

    /// <summary>ECS did not answer; another time it may.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record Unavailable(string Why) : TaskDescription;
}
