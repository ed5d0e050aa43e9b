using System.Globalization;
using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Ecs;

namespace EcsImageAuditor.Tests.Shared.Lambda;

/// <summary>Events as AWS sends them, with the images of a test in them.</summary>
internal static class TaskEvents
{
    public const string Cluster = "arn:aws:ecs:us-east-1:123456789012:cluster/prod";

    /// <summary>A running task of the service "web".</summary>
    public static JsonNode Running(string task, params (string Name, string? Image, string? Digest)[] containers)
    {
        var message = Events.Json("ec2-service-running");
        var detail = message["detail"]!;
        detail["taskArn"] = task.StartsWith("arn:", StringComparison.Ordinal)
            ? task
            : $"arn:aws:ecs:us-east-1:123456789012:task/prod/{task}";
        detail["clusterArn"] = Cluster;
        (message["account"], message["region"]) = ("123456789012", "us-east-1");
        message["resources"] = new JsonArray((string)detail["taskArn"]!);
        message["time"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        detail["containers"] = new JsonArray([.. containers.Select(Container)]);
        return message;
    }

    /// <summary>The events as records of a queue, with ids m0, m1, ….</summary>
    public static JsonNode Batch(params JsonNode[] messages) => Batch(1, messages);

    /// <summary>The events as records that the queue delivers for the given time.</summary>
    public static JsonNode Batch(int receiveCount, params JsonNode[] messages) =>
        Records([.. messages.Select(message => (message.ToJsonString(), receiveCount))]);

    /// <summary>Records with any bodies.</summary>
    public static JsonNode Records(params (string Body, int ReceiveCount)[] records) => new JsonObject
    {
        ["Records"] = new JsonArray([.. records.Select((record, index) => new JsonObject
        {
            ["messageId"] = $"m{index}",
            ["receiptHandle"] = "AQEBwJnK",
            ["body"] = record.Body,
            ["attributes"] = new JsonObject { ["ApproximateReceiveCount"] = $"{record.ReceiveCount}", ["SentTimestamp"] = "1545082649183" },
            ["messageAttributes"] = new JsonObject(),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:us-east-1:123456789012:events",
            ["awsRegion"] = "us-east-1",
        })]),
    };

    private static JsonObject Container((string Name, string? Image, string? Digest) container)
    {
        var node = new JsonObject
        {
            ["name"] = container.Name,
            ["lastStatus"] = "RUNNING",
            ["cpu"] = "null",
            ["networkInterfaces"] = new JsonArray(),
        };
        if (container.Image is not null)
            node["image"] = container.Image;
        if (container.Digest is not null)
            node["imageDigest"] = container.Digest;
        return node;
    }
}
