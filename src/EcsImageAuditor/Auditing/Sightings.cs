namespace EcsImageAuditor.Auditing;

/// <summary>How often something was found.</summary>
/// <param name="Total">Containers, each once, since the first.</param>
/// <param name="SinceLastAlert">Those of them that nobody has been told of, this one included.</param>
/// <param name="First">When the first one was found.</param>
public sealed record Sightings(long Total, long SinceLastAlert, DateTimeOffset First)
{
    /// <summary>True where the alert was left out because there were too many; a summary counts it. Else null.</summary>
    public bool? LeftOut { get; init; }
}
