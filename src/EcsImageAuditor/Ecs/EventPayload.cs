using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.SQSEvents;

namespace EcsImageAuditor.Ecs;

/// <summary>What a Lambda function, or a file, is given: one event as EventBridge sends it, or a batch of SQS records of them.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html</remarks>
public static class EventPayload
{
    /// <summary>Never throws for what the payload holds: what cannot be read is <see cref="EventReading.Malformed"/>.</summary>
    /// <param name="payload">UTF-8 JSON.</param>
    /// <param name="isBatch">True when the sender waits for a partial batch response.</param>
    public static IReadOnlyList<DeliveredEvent> Read(ReadOnlySpan<byte> payload, out bool isBatch)
    {
        isBatch = HasRecords(payload);
        if (!isBatch)
            return [new DeliveredEvent(null, 1, TaskEventReader.Read(payload))];

        try
        {
            var records = JsonSerializer.Deserialize(payload, EcsJsonContext.Default.SQSEvent)?.Records ?? [];
            return records.ConvertAll(Read);
        }
        catch (JsonException exception)
        {
            return [new DeliveredEvent(null, 1, TaskEventReader.Unreadable(exception))];
        }
    }

    private static DeliveredEvent Read(SQSEvent.SQSMessage? record)
    {
        var count = record?.Attributes?.GetValueOrDefault("ApproximateReceiveCount");
        return new DeliveredEvent(
            record?.MessageId,
            int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var received) ? received : 1,
            record?.Body is { } body
                ? TaskEventReader.Read(Encoding.UTF8.GetBytes(body))
                : new EventReading.Malformed("The record has no body.")
        )
        {
            Body = record?.Body,
            ReceiptHandle = record?.ReceiptHandle,
            QueueArn = record?.EventSourceArn,
        };
    }

    private static bool HasRecords(ReadOnlySpan<byte> payload)
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
}
