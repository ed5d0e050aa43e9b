using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.SQSEvents;

namespace EcsImageAuditor.Ecs;

/// <summary>
/// What a Lambda function, or a file, is given: one event as EventBridge sends it, a batch of SQS records of them, or either of these in what
/// SNS and EventBridge Pipes put around it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html and https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html</remarks>
public static class EventPayload
{
    /// <summary>Envelopes within envelopes: a topic's message in a queue's is two.</summary>
    private const int DeepestEnvelope = 4;

    /// <summary>Never throws for what the payload holds: what cannot be read is <see cref="EventReading.Malformed"/>.</summary>
    /// <param name="payload">UTF-8 JSON.</param>
    /// <param name="isBatch">True when the sender waits for a partial batch response.</param>
    public static IReadOnlyList<DeliveredEvent> Read(ReadOnlySpan<byte> payload, out bool isBatch)
    {
        isBatch = false;
        try
        {
            using var document = JsonDocument.Parse(payload.ToArray());
            var root = document.RootElement;
            if (Member(root, "Records") is { ValueKind: JsonValueKind.Array } records)
            {
                isBatch = !records.EnumerateArray().Any(IsOfTopic);
                return [.. records.EnumerateArray().Select(ReadRecord)];
            }

            // EventBridge Pipes gives a list of what its source holds, and waits for no list of failures.
            return root.ValueKind == JsonValueKind.Array
                ? [.. root.EnumerateArray().Select(ReadRecord)]
                : [new DeliveredEvent(null, 1, ReadEvent(payload, 0))];
        }
        catch (JsonException exception)
        {
            isBatch = LooksLikeBatch(payload);
            return [new DeliveredEvent(null, 1, TaskEventReader.Unreadable(exception))];
        }
    }

    private static DeliveredEvent ReadRecord(JsonElement record)
    {
        if (record.ValueKind == JsonValueKind.Null)
            return new DeliveredEvent(null, 1, new EventReading.Malformed("The record has no body."));
        if (record.ValueKind == JsonValueKind.Object && Member(record, "body") is null && Member(record, "messageId") is null)
            return new DeliveredEvent(null, 1, ReadEvent(Encoding.UTF8.GetBytes(record.GetRawText()), 0));

        try
        {
            return Read(record.Deserialize(EcsJsonContext.Default.SQSMessage)!);
        }
        catch (JsonException exception)
        {
            return new DeliveredEvent(null, 1, TaskEventReader.Unreadable(exception));
        }
    }

    private static DeliveredEvent Read(SQSEvent.SQSMessage record)
    {
        var count = record.Attributes?.GetValueOrDefault("ApproximateReceiveCount");
        return new DeliveredEvent(
            record.MessageId,
            int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var received) ? received : 1,
            record.Body is { } body
                ? ReadEvent(Encoding.UTF8.GetBytes(body), 0)
                : new EventReading.Malformed("The record has no body.")
        )
        {
            Body = record.Body,
            ReceiptHandle = record.ReceiptHandle,
            QueueArn = record.EventSourceArn,
        };
    }

    /// <summary>Takes off what SNS puts around an event, if it does.</summary>
    private static EventReading ReadEvent(ReadOnlySpan<byte> json, int depth)
    {
        var inner = MessageWithin(json);
        if (inner is null)
            return TaskEventReader.Read(json);
        return depth < DeepestEnvelope
            ? ReadEvent(Encoding.UTF8.GetBytes(inner), depth + 1)
            : new EventReading.Malformed($"It is in more than {DeepestEnvelope} envelopes.");
    }

    /// <returns>The message of a notification of SNS, or of a record of SNS or SQS within; null for anything else.</returns>
    private static string? MessageWithin(ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            var root = document.RootElement;
            if (Member(root, "source") is not null || Member(root, "detail-type") is not null)
                return null;

            var message = Member(root, "Sns") is { } notification ? Member(notification, "Message")
                : Text(Member(root, "Type")) == "Notification" ? Member(root, "Message")
                : Member(root, "body");
            return Text(message);
        }
        catch (JsonException)
        {
            // The reading of the event itself says where.
            return null;
        }
    }

    private static bool IsOfTopic(JsonElement record) => Member(record, "Sns") is not null;

    private static bool LooksLikeBatch(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("Records"u8))
                    return true;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not JSON: the reading of the event itself says where.
        }

        return false;
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static string? Text(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
