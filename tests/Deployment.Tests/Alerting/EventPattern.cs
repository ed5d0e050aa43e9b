using System.Text.Json.Nodes;

namespace Deployment.Tests.Alerting;

/// <summary>
/// The part of EventBridge's patterns that the rules here use: values, <c>numeric</c> with <c>&lt;=</c>, and <c>exists</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html</remarks>
internal sealed class EventPattern(JsonNode pattern)
{
    public bool Matches(JsonNode sent) => Matches(pattern, sent);

    private static bool Matches(JsonNode? pattern, JsonNode? value) => pattern switch
    {
        JsonObject members => members.All(member => value is JsonObject && Matches(member.Value, value[member.Key])),
        JsonArray choices when choices is [JsonObject absent] && absent["exists"]?.GetValue<bool>() == false => value is null,
        JsonArray choices => value is not null && choices.Any(choice => IsChosen(choice!, value)),
        _ => throw new NotSupportedException($"{pattern}"),
    };

    private static bool IsChosen(JsonNode choice, JsonNode value) => choice switch
    {
        JsonValue => JsonNode.DeepEquals(choice, value),
        JsonObject condition when condition["numeric"] is JsonArray { Count: 2 } numeric && numeric[0]!.ToString() == "<=" =>
            value.GetValue<long>() <= numeric[1]!.GetValue<long>(),
        _ => throw new NotSupportedException($"{choice}"),
    };
}
