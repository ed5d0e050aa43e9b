namespace EcsImageAuditor.Sinks;

/// <summary>How a chat groups a notification with others.</summary>
public sealed record ChatMetadata
{
    /// <summary>Notifications with one thread id make one thread.</summary>
    public required string ThreadId { get; init; }

    public required string Summary { get; init; }

    public required string EventType { get; init; }

    public required IReadOnlyList<string> RelatedResources { get; init; }
}
