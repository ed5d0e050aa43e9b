namespace EcsImageAuditor.Sinks;

/// <summary>A message with <c>MessageStructure=json</c>: a text for each protocol.</summary>
internal sealed record SnsMessage
{
    public required string Default { get; init; }

    public required string Email { get; init; }

    public required string Https { get; init; }

    public required string Sqs { get; init; }

    public required string Lambda { get; init; }
}
