using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Emulator.Aws;

/// <summary>
/// ECS: DescribeServiceRevisions and DescribeTaskDefinition over what is registered here. Thread safe.
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html"/>.
/// </summary>
internal sealed class EcsRevisions
{
    private const int MostRevisionsPerCall = 20;

    private readonly ConcurrentDictionary<string, JsonObject> _revisions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    public void Add(string json) => Register(_revisions, json, "serviceRevisionArn");

    public void AddDefinition(string json) => Register(_definitions, json, "taskDefinitionArn");

    public JsonObject DescribeServiceRevisions(JsonObject request)
    {
        var names = (request["serviceRevisionArns"] as JsonArray)?.Select(name => name?.ToString() ?? "").ToList() ?? [];
        if (names.Count is 0 or > MostRevisionsPerCall)
            throw new AwsException(400, "InvalidParameterException", $"serviceRevisionArns must have 1 to {MostRevisionsPerCall} entries.");

        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var name in names)
        {
            if (_revisions.TryGetValue(name, out var revision))
                found.Add(revision.DeepClone());
            else
                failures.Add(new JsonObject { ["arn"] = name, ["reason"] = "MISSING" });
        }

        return new JsonObject { ["serviceRevisions"] = found, ["failures"] = failures };
    }

    public JsonObject DescribeTaskDefinition(JsonObject request) =>
        _definitions.TryGetValue(request["taskDefinition"]?.ToString() ?? "", out var definition)
            ? new JsonObject { ["taskDefinition"] = definition.DeepClone() }
            : throw new AwsException(400, "ClientException", "Unable to describe task definition.");

    private static void Register(ConcurrentDictionary<string, JsonObject> all, string json, string member)
    {
        if (JsonNode.Parse(json) is not JsonObject item || item[member]?.ToString() is not { Length: > 0 } arn)
            throw new ArgumentException($"A JSON object with {member} is needed.", nameof(json));
        all[arn] = item;
    }
}
