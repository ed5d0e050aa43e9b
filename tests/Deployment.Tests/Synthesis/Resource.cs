using System.Text.Json.Nodes;

namespace Deployment.Tests.Synthesis;

/// <summary>A resource of a template.</summary>
internal sealed record Resource(string Id, JsonObject Json)
{
    public string Type => Json["Type"]!.GetValue<string>();

    /// <summary>Where it is in the construct tree, without the stack's name.</summary>
    public string Path =>
        (Json["Metadata"]?["aws:cdk:path"]?.GetValue<string>() ?? "") is var path && path.Contains('/')
            ? path[(path.IndexOf('/') + 1)..]
            : path;

    public JsonObject Properties => Json["Properties"]?.AsObject() ?? [];

    public JsonNode? this[string property] => Properties[property];

    public IEnumerable<JsonNode> PolicyDocuments =>
        new[] { this["PolicyDocument"], this["KeyPolicy"], this["AssumeRolePolicyDocument"] }
            .OfType<JsonObject>()
            .Concat(this["Policies"]?.AsArray().Select(policy => policy!["PolicyDocument"]!.AsObject()) ?? [])
            .Concat(
                this["Statement"] is JsonObject statement ? [new JsonObject { ["Statement"] = new JsonArray(statement.DeepClone()) }] : []
            );
}
