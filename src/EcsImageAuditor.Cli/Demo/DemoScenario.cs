using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Cli.Demo;

/// <summary>A task that starts: what is special about it, and its containers.</summary>
internal sealed record DemoScenario(string Title, string Service, IReadOnlyList<DemoContainer> Containers)
{
    /// <summary>The event of the task, made from one that AWS documents, with this scenario's containers in it.</summary>
    public ReadOnlyMemory<byte> ToEvent(int number)
    {
        using var template = typeof(DemoScenario).Assembly.GetManifestResourceStream("Events/ec2-service-running")!;
        var message = JsonNode.Parse(template)!;
        var detail = message["detail"]!;
        var task =
            $"arn:aws:ecs:{DemoWorld.Region}:{DemoWorld.Account}:task/{DemoWorld.Cluster}/{number.ToString("x32", CultureInfo.InvariantCulture)}";
        message["account"] = DemoWorld.Account;
        message["region"] = DemoWorld.Region;
        message["resources"] = new JsonArray(task);
        detail["taskArn"] = task;
        detail["clusterArn"] = $"arn:aws:ecs:{DemoWorld.Region}:{DemoWorld.Account}:cluster/{DemoWorld.Cluster}";
        detail["taskDefinitionArn"] = $"arn:aws:ecs:{DemoWorld.Region}:{DemoWorld.Account}:task-definition/{Service}:1";
        detail["group"] = $"service:{Service}";
        detail["containers"] = new JsonArray([.. Containers.Select(container => Node(container, task))]);
        return JsonSerializer.SerializeToUtf8Bytes(message);
    }

    private static JsonObject Node(DemoContainer container, string task)
    {
        var node = new JsonObject
        {
            ["containerArn"] = task.Replace(":task/", ":container/", StringComparison.Ordinal) + "/" + container.Name,
            ["taskArn"] = task,
            ["name"] = container.Name,
            ["imageDigest"] = container.Digest,
            ["lastStatus"] = "RUNNING",
        };
        if (container.Image is not null)
            node["image"] = container.Image;
        return node;
    }
}
