using System.Text;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Benchmarks.Launches;

/// <summary>Events as Lambda hands them out from a queue.</summary>
internal static class QueueBatch
{
    public static string Of(IEnumerable<byte[]> events) => new JsonObject
    {
        ["Records"] = new JsonArray([.. events.Select((message, index) => new JsonObject
        {
            ["messageId"] = $"m{index}",
            ["receiptHandle"] = $"r{index}",
            ["body"] = Encoding.UTF8.GetString(message),
            ["attributes"] = new JsonObject { ["ApproximateReceiveCount"] = "1" },
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:us-west-2:111122223333:events",
            ["awsRegion"] = "us-west-2",
        })]),
    }.ToJsonString();
}
