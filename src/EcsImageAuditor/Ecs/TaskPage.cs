namespace EcsImageAuditor.Ecs;

/// <summary>A page of a cluster's tasks.</summary>
public abstract record TaskPage
{
    private TaskPage()
    {
    }

    /// <param name="Tasks">The tasks that run; those that are starting or stopping are left out.</param>
    /// <param name="NextToken">Asks for the next page; null on the last one.</param>
    public sealed record Listed(IReadOnlyList<EcsTask> Tasks, string? NextToken) : TaskPage;

    /// <summary>ECS does not take the token any more: the cluster has to be listed from its beginning.</summary>
    public sealed record Lapsed : TaskPage;

    /// <summary>ECS did not answer; another time it may.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record Unavailable(string Why) : TaskPage;
}
