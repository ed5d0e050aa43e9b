using System.Text.Json.Nodes;

namespace EcsImageAuditor.Gating;

/// <summary>
/// What the gate has ECS keep between its calls at one stage of a deployment, in <c>hookDetails</c>: ECS gives them back after the answer
/// IN_PROGRESS. It counts and compares; no verdict is ever taken from it, as everybody who may change the service may write there.
/// </summary>
/// <param name="Attempts">How often the gate has asked to be called again at this stage.</param>
/// <param name="Digests">The digest that was judged for each container.</param>
public sealed record GateMemory(int Attempts, IReadOnlyDictionary<string, string> Digests)
{
    private const string Name = "ecs-image-auditor";

    /// <summary>Details that are not an object, and so cannot be added to, are kept in this member.</summary>
    private const string Given = "given";

    /// <summary>Nothing is taken from another deployment, nor a count from another stage: the revision is new with each deployment.</summary>
    public static GateMemory Of(GateRequest request)
    {
        var kept = (request.HookDetails as JsonObject)?[Name] as JsonObject;
        if (kept is null || Text(kept["revision"]) != request.ServiceRevisionArn)
            return new GateMemory(0, new Dictionary<string, string>());

        var attempts =
            Text(kept["stage"]) == request.Stage && kept["attempts"] is JsonValue value && value.TryGetValue<int>(out var count)
                ? count
                : 0;
        var digests = (kept["digests"] as JsonObject ?? [])
            .Where(pin => Text(pin.Value) is not null)
            .ToDictionary(pin => pin.Key, pin => Text(pin.Value)!);
        return new GateMemory(attempts, digests);
    }

    /// <summary>The details that came in, with this memory added.</summary>
    public JsonObject AddTo(GateRequest request)
    {
        var details = request.HookDetails switch
        {
            JsonObject given => given.DeepClone().AsObject(),
            null => [],
            var other => new JsonObject { [Given] = other.DeepClone() },
        };
        details[Name] = new JsonObject
        {
            ["revision"] = request.ServiceRevisionArn,
            ["stage"] = request.Stage,
            ["attempts"] = Attempts,
            ["digests"] = new JsonObject(Digests.Select(pin => KeyValuePair.Create(pin.Key, (JsonNode?)pin.Value))),
        };
        return details;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
