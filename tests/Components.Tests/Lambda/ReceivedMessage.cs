using System.Text.Json.Nodes;

namespace Components.Tests.Lambda;

/// <summary>A message that SNS put into a queue.</summary>
/// <param name="Raw">The body: SNS's envelope as JSON.</param>
internal sealed record ReceivedMessage(string Raw)
{
    private readonly JsonNode _envelope = JsonNode.Parse(Raw)!;

    public string Subject => (string?)_envelope[nameof(Subject)] ?? string.Empty;

    /// <summary>The text for queues, which is the finding as JSON.</summary>
    public JsonNode Finding => JsonNode.Parse((string)_envelope["Message"]!)!;

    public Dictionary<string, string> Attributes =>
        _envelope["MessageAttributes"]!
            .AsObject()
            .ToDictionary(attribute => attribute.Key, attribute => (string)attribute.Value!["Value"]!);
}
