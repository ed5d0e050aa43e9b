using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Gating;

/// <summary>What ECS tells of a service revision.</summary>
public abstract record RevisionReading
{
    private RevisionReading()
    {
    }

    /// <param name="Revision">The revision in the place of a task: what its tasks will run.</param>
    public sealed record Known(EcsTask Revision) : RevisionReading;

    /// <summary>ECS did not tell; another time it may.</summary>
    /// <param name="Why">One sentence.</param>
    public sealed record Unavailable(string Why) : RevisionReading;
}
