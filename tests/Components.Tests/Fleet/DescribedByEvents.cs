using System.Text;
using System.Text.Json.Nodes;

namespace Components.Tests.Fleet;

/// <summary>moto runs no container, so that its tasks have no digests: ECS describes a task here as its event does.</summary>
internal sealed class DescribedByEvents(params JsonNode[] events)
{
    private static readonly string[] Members = ["group", "startedBy", "taskDefinitionArn", "containers"];

    public byte[] Complete(AwsCall call, byte[] answer)
    {
        if (call.Operation != "DescribeTasks" || JsonNode.Parse(answer)?["tasks"] is not JsonArray tasks)
            return answer;

        foreach (var task in tasks)
        {
            var detail = events.Select(message => message["detail"]!).FirstOrDefault(known => IsOf(known, task!));
            foreach (var member in Members.Where(_ => detail is not null))
                task![member] = detail![member]?.DeepClone();
        }

        return Encoding.UTF8.GetBytes(tasks.Root.ToJsonString());
    }

    private static bool IsOf(JsonNode detail, JsonNode task) => (string?)detail["taskArn"] == (string?)task["taskArn"];
}
