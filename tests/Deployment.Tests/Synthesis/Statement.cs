using System.Text.Json.Nodes;

namespace Deployment.Tests.Synthesis;

/// <summary>A statement of an IAM policy.</summary>
internal sealed record Statement(JsonObject Json)
{
    public string Sid => Json["Sid"]?.GetValue<string>() ?? "";

    public bool Allows => Json["Effect"]!.GetValue<string>() == "Allow";

    public IReadOnlyList<string> Actions => List("Action");

    /// <summary>Each resource as text: an intrinsic function as its JSON, a joined ARN with <c>${…}</c> for what is not literal.</summary>
    public IReadOnlyList<string> Resources => List("Resource");

    public JsonNode? Condition => Json["Condition"];

    public string Principal => Text(Json["Principal"]);

    private IReadOnlyList<string> List(string name) => Json[name] switch
    {
        null => [],
        JsonArray items => [.. items.Select(Text)],
        var item => [Text(item)],
    };

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value => value.ToString(),
        JsonObject join when join["Fn::Join"] is JsonArray parts => string.Concat(parts[1]!.AsArray().Select(Text)),
        JsonObject reference when reference["Ref"] is { } name => $"${{{name}}}",
        JsonObject attribute when attribute["Fn::GetAtt"] is JsonArray parts => $"${{{parts[0]}.{parts[1]}}}",
        _ => node.ToJsonString(),
    };
}
