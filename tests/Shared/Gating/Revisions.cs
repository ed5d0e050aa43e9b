using System.Text;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Tests.Shared.Gating;

/// <summary>A service revision and the calls that ECS makes for it.</summary>
internal static class Revisions
{
    public const string Arn = "arn:aws:ecs:us-east-1:123456789012:service-revision/prod/shop/9313423515462893900";

    public const string TaskDefinition = "arn:aws:ecs:us-east-1:123456789012:task-definition/shop:7";

    /// <summary>The payload as ECS documents it.</summary>
    public static JsonObject Payload(string stage, JsonNode? hookDetails = null, string shape = "nested")
    {
        var details = new JsonObject
        {
            ["serviceArn"] = "arn:aws:ecs:us-east-1:123456789012:service/prod/shop",
            ["targetServiceRevisionArn"] = Arn,
            ["testTrafficWeights"] = new JsonObject(),
            ["productionTrafficWeights"] = new JsonObject(),
        };
        var payload = new JsonObject
        {
            ["executionId"] = "e8d5a28f-eb01-4f3c-9454-a30ba6dc54bc",
            ["lifecycleStage"] = stage,
            ["resourceArn"] = "arn:aws:ecs:us-east-1:123456789012:service-deployment/prod/shop/EZe5RNVLH6PPzHXINuP28",
        };
        if (shape == "nested")
            payload["executionDetails"] = details;
        else
            payload.Add("serviceArn", "arn:aws:ecs:us-east-1:123456789012:service/prod/shop");
        if (shape == "flat")
            payload.Add("targetServiceRevisionArn", Arn);
        if (hookDetails is not null)
            payload["hookDetails"] = hookDetails.DeepClone();
        return payload;
    }

    /// <summary>What DescribeServiceRevisions tells of it.</summary>
    public static JsonObject Described(params (string Name, string Image, string? Digest)[] containers) => new()
    {
        ["serviceRevisionArn"] = Arn,
        ["serviceArn"] = "arn:aws:ecs:us-east-1:123456789012:service/prod/shop",
        ["clusterArn"] = "arn:aws:ecs:us-east-1:123456789012:cluster/prod",
        ["taskDefinition"] = TaskDefinition,
        ["launchType"] = "FARGATE",
        ["containerImages"] = new JsonArray([.. containers.Select(container => new JsonObject
        {
            ["containerName"] = container.Name, ["image"] = container.Image, ["imageDigest"] = container.Digest,
        })]),
    };

    public static byte[] Utf8(this JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
