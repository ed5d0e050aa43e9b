using System.Text.Json.Nodes;

namespace Deployment.Tests.Synthesis;

/// <summary>A CloudFormation template.</summary>
internal sealed class Template(string json)
{
    public string Json { get; } = json;

    public JsonObject Root { get; } = JsonNode.Parse(json)!.AsObject();

    public IEnumerable<Resource> Resources =>
        Root["Resources"]!.AsObject().Select(resource => new Resource(resource.Key, resource.Value!.AsObject()));

    public IEnumerable<Resource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    public Resource Single(string type) => Assert.Single(OfType(type));

    /// <summary>The only resource of a type whose path in the construct tree starts so, for example <c>Audit/</c>.</summary>
    public Resource Single(string type, string path) =>
        Assert.Single(OfType(type), resource => resource.Path.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Every statement of every policy, with the resource that holds it.</summary>
    public IEnumerable<(Resource Resource, Statement Statement)> Statements =>
        from resource in Resources
        from document in resource.PolicyDocuments
        from statement in document["Statement"]!.AsArray()
        select (resource, new Statement(statement!.AsObject()));

    /// <summary>What the role below a path may do.</summary>
    public IReadOnlyList<Statement> StatementsOfRole(string path) =>
        [
            .. Statements
                .Where(held => held.Resource.Type == "AWS::IAM::Policy" && held.Resource.Path.StartsWith(path, StringComparison.Ordinal))
                .Select(held => held.Statement),
        ];
}
