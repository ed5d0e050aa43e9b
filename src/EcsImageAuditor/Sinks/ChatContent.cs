namespace EcsImageAuditor.Sinks;

/// <summary>What a chat shows.</summary>
public sealed record ChatContent
{
    public string TextType { get; init; } = "client-markdown";

    public required string Title { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<string>? NextSteps { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }
}
