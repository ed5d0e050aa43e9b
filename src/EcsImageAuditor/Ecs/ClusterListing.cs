namespace EcsImageAuditor.Ecs;

/// <summary>The clusters of an account in a region.</summary>
public abstract record ClusterListing
{
    private ClusterListing()
    {
    }

    /// <param name="ClusterArns">In the order of their names, so that a later listing can go on from one of them.</param>
    public sealed record Listed(IReadOnlyList<string> ClusterArns) : ClusterListing;

    /// <summary>ECS did not answer; another time it may.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record Unavailable(string Why) : ClusterListing;
}
