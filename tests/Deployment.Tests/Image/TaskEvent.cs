using System.Globalization;
using System.Text.Json.Nodes;

namespace Deployment.Tests.Image;

/// <summary>Task state changes as EventBridge sends them, alone and as records of the queue.</summary>
internal static class TaskEvent
{
    /// <param name="status">The task's <c>lastStatus</c>.</param>
    /// <param name="containers">The task's containers.</param>
    public static JsonObject Of(string status, params JsonObject[] containers)
    {
        var task = $"arn:aws:ecs:us-west-2:111122223333:task/prod/{Guid.NewGuid():N}";
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = Guid.NewGuid().ToString(),
            ["detail-type"] = "ECS Task State Change",
            ["source"] = "aws.ecs",
            ["account"] = "111122223333",
            ["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = "us-west-2",
            ["resources"] = new JsonArray(task),
            ["detail"] = new JsonObject
            {
                ["clusterArn"] = "arn:aws:ecs:us-west-2:111122223333:cluster/prod",
                ["containers"] = new JsonArray(containers),
                ["desiredStatus"] = "RUNNING",
                ["lastStatus"] = status,
                ["taskArn"] = task,
                ["version"] = 3,
            },
        };
    }

    /// <summary>The events as records with the ids m0, m1, ….</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html</remarks>
    public static JsonObject Batch(params JsonObject[] events) => new()
    {
        ["Records"] = new JsonArray([.. events.Select((sent, index) => new JsonObject
        {
            ["messageId"] = $"m{index}",
            ["receiptHandle"] = "AQEBwJnK",
            ["body"] = sent.ToJsonString(),
            ["attributes"] = new JsonObject { ["ApproximateReceiveCount"] = "1", ["SentTimestamp"] = "1545082649183" },
            ["messageAttributes"] = new JsonObject(),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:us-west-2:111122223333:events",
            ["awsRegion"] = "us-west-2",
        })]),
    };
}
