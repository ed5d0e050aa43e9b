using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Aws;

namespace EcsImageAuditor.Tests.Shared.Lambda;

/// <summary>Running tasks of services in the emulator's ECS.</summary>
internal static class RunningFleet
{
    public static string ClusterArn(string cluster) => $"arn:aws:ecs:us-east-1:123456789012:cluster/{cluster}";

    /// <summary>Tasks that run one image each.</summary>
    public static void Run(AwsServer aws, string cluster, string service, (string Image, string Digest) image, int tasks)
    {
        for (var number = 0; number < tasks; number++)
        {
            aws.AddTask(
                new JsonObject
                {
                    ["taskArn"] = $"arn:aws:ecs:us-east-1:123456789012:task/{cluster}/{service}{number:D4}",
                    ["clusterArn"] = ClusterArn(cluster),
                    ["taskDefinitionArn"] = $"arn:aws:ecs:us-east-1:123456789012:task-definition/{service}:1",
                    ["group"] = $"service:{service}",
                    ["startedBy"] = "ecs-svc/1234567890123456789",
                    ["lastStatus"] = "RUNNING",
                    ["desiredStatus"] = "RUNNING",
                    ["launchType"] = "FARGATE",
                    ["containers"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = service,
                            ["image"] = image.Image,
                            ["imageDigest"] = image.Digest,
                        }
                    ),
                }.ToJsonString()
            );
        }
    }
}
