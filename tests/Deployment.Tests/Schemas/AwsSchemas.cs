using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Deployment.Tests.Schemas;

/// <summary>What AWS publishes of CloudFormation's resource types and of IAM's actions.</summary>
internal sealed class AwsSchemas
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<AwsSchemas>>> Loaded = new();

    private readonly JsonObject _types;
    private readonly JsonObject _definitions;
    private readonly JsonObject _actions;

    private AwsSchemas(JsonNode schemas) => (_types, _definitions, _actions) =
        (schemas["types"]!.AsObject(), schemas["definitions"]!.AsObject(), schemas["actions"]!.AsObject());

    /// <param name="names">Resource types such as AWS::SQS::Queue, and prefixes of IAM actions such as sqs.</param>
    public static Task<AwsSchemas> OfAsync(IEnumerable<string> names) =>
        Loaded.GetOrAdd(string.Join(' ', names.Distinct().Order()), key => new(() => LoadAsync(key.Split(' ')))).Value;

    /// <summary>The properties of a resource type by name; null for a type that does not exist.</summary>
    public JsonObject? PropertiesOf(string type) => _types[type]?["properties"]!.AsObject();

    /// <summary>The properties of a structure that others refer to.</summary>
    public JsonObject PropertiesOf(JsonNode reference) => _definitions[reference["$ref"]!.ToString()]!["properties"]!.AsObject();

    /// <summary>What <c>Fn::GetAtt</c> gives of a resource type.</summary>
    public IReadOnlyList<string> AttributesOf(string type) => Texts(_types[type]?["attributes"]);

    /// <param name="action">An action such as <c>sqs:SendMessage</c>, or a pattern.</param>
    public bool HasAction(string action)
    {
        if (action == "*")
            return true;
        var parts = action.Split(':', 2);
        return parts.Length == 2
            && Texts(_actions[parts[0]]).Any(known => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(parts[1], known));
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(text => text!.ToString())];

    private static async Task<AwsSchemas> LoadAsync(string[] names)
    {
        var script = Path.Combine(ComponentCatalog.RepositoryRoot, "tests", "Deployment.Tests", "Schemas", "export.mjs");
        var result = await CommandLine.RunAsync("node", [script, ComponentCatalog.PathOf(Component.AwsRules), .. names]);
        Assert.True(result.ExitCode == 0, result.Error);
        return new AwsSchemas(JsonNode.Parse(result.Output)!);
    }
}
