using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Lambda;

namespace EcsImageAuditor.Tests.Shared.Fleet;

/// <summary>Takes messages from the queue to a worker as Lambda's event source mapping does, with partial batch responses.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html</remarks>
internal sealed class EventSourceMapping(TaskEventQueue queue, LambdaUnderTest worker)
{
    /// <summary>Receives a batch, invokes the function with it and deletes what the function does not want again.</summary>
    /// <returns>What was deleted.</returns>
    public async Task<IReadOnlyList<QueueMessage>> PollAsync()
    {
        var messages = await queue.ReceiveAsync();
        if (messages.Count == 0)
            return [];

        var failed = await worker.AuditBatchAsync(new JsonObject { ["Records"] = new JsonArray([.. messages.Select(RecordOf)]) });
        QueueMessage[] done = [.. messages.Where(message => !failed.Contains(message.MessageId))];
        if (done.Length > 0)
            await queue.DeleteAsync(done);
        return done;
    }

    private JsonObject RecordOf(QueueMessage message) => new()
    {
        ["messageId"] = message.MessageId,
        ["receiptHandle"] = message.ReceiptHandle,
        ["body"] = message.Body,
        ["attributes"] = message.Attributes.DeepClone(),
        ["messageAttributes"] = new JsonObject(),
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = queue.Arn,
        ["awsRegion"] = "us-east-1",
    };
}
