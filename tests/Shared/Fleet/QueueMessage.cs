using System.Text.Json.Nodes;

namespace EcsImageAuditor.Tests.Shared.Fleet;

/// <summary>A message as SQS hands it out.</summary>
internal sealed record QueueMessage(string MessageId, string ReceiptHandle, string Body, JsonNode Attributes)
{
    /// <summary>The id of the event in the message.</summary>
    public string EventId => (string)JsonNode.Parse(Body)!["id"]!;

    public static QueueMessage Of(JsonNode received) => new(
        (string)received[nameof(MessageId)]!,
        (string)received[nameof(ReceiptHandle)]!,
        (string)received[nameof(Body)]!,
        received[nameof(Attributes)]!);
}
