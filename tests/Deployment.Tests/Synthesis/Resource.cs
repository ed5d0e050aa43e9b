using System.Text.Json.Nodes;

namespace Deployment.Tests.Synthesis;

/// <summary>A resource of a template.</summary>
internal sealed record Resource(string Id, JsonObject Json)
{
    public string Type => Json["Type"]!.GetValue<string>();

    /// <summary>Where it is in the construct tree, without the stack's name and, as in logical ids, without <c>Default</c>.</summary>
    public string Path =>
        string.Join('/', (Json["Metadata"]?["aws:cdk:path"]?.GetValue<string>() ?? "").Split('/').Skip(1).Where(part => part != "Default"));

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
