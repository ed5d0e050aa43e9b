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
            if (detail is null)
                continue;
            foreach (var member in Members)
                task![member] = detail[member]?.DeepClone();

            // moto moves a task on to its end each time that it is asked for it.
            if (string.IsNullOrEmpty((string?)task!["stoppedReason"]))
                (task["lastStatus"], task["desiredStatus"]) = ("RUNNING", "RUNNING");
        }

        return Encoding.UTF8.GetBytes(tasks.Root.ToJsonString());
    }

    private static bool IsOf(JsonNode detail, JsonNode task) => (string?)detail["taskArn"] == (string?)task["taskArn"];
}
