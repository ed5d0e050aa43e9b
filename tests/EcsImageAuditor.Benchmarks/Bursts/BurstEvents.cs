using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>Makes the events of a burst, the same ones each time, from one that AWS documents.</summary>
internal static class BurstEvents
{
    public const string Region = "us-west-2";

    private const int Seed = 20_30;
    private const int OneOfSoManyTwice = 10;
    private const string Account = "111122223333";

    public static byte[][] Of(Burst burst)
    {
        using var stream = typeof(BurstEvents).Assembly.GetManifestResourceStream("Events/ec2-service-running")!;
        var template = JsonNode.Parse(stream)!;
        var tasks = Enumerable.Range(0, TasksOf(burst)).ToArray();
        var random = new Random(Seed);
        var states = tasks.Concat(random.GetItems(tasks, burst.Events - tasks.Length)).ToArray();
        random.Shuffle(states);
        return [.. states.Select((task, version) => EventOf(template, task, version, burst.Images[task % burst.Images.Count]))];
    }

    /// <summary>How many tasks start; the other events tell of them once more.</summary>
    public static int TasksOf(Burst burst) => burst.Events - (burst.Events / OneOfSoManyTwice);

    /// <summary>The ARN of the task definition that runs the image.</summary>
    public static string DefinitionOf(BurstImage image) => $"arn:aws:ecs:{Region}:{Account}:task-definition/{image.Digest[^12..]}:1";

    private static byte[] EventOf(JsonNode template, int task, int version, BurstImage image)
    {
        var message = template.DeepClone();
        var detail = message["detail"]!;
        detail["taskArn"] = $"arn:aws:ecs:{Region}:{Account}:task/prod/{task.ToString("x32", CultureInfo.InvariantCulture)}";
        detail["clusterArn"] = $"arn:aws:ecs:{Region}:{Account}:cluster/prod";
        (message["account"], message["region"]) = (Account, Region);
        message["resources"] = new JsonArray((string)detail["taskArn"]!);
        detail["taskDefinitionArn"] = DefinitionOf(image);
        detail["group"] = $"service:{image.Digest[^8..]}";
        detail["version"] = version + 2;
        detail["containers"] = new JsonArray(new JsonObject
        {
            ["name"] = "web",
            ["image"] = image.Reference,
            ["imageDigest"] = image.Digest,
            ["lastStatus"] = "RUNNING",
        });
        return JsonSerializer.SerializeToUtf8Bytes(message);
    }
}
