using System.Text.Json.Nodes;

namespace Deployment.Tests.Sbom;

/// <summary>A CycloneDX document.</summary>
/// <remarks>https://cyclonedx.org/docs/1.6/json/</remarks>
internal sealed class BillOfMaterials
{
    private readonly JsonNode _document;

    private BillOfMaterials(JsonNode document) => _document = document;

    /// <summary>What the document is about.</summary>
    public JsonNode Subject => _document["metadata"]!["component"]!;

    /// <summary>What it is made of.</summary>
    public IReadOnlyList<JsonNode> Components => [.. _document["components"]!.AsArray().OfType<JsonNode>()];

    public static BillOfMaterials Read(string folder, string name) =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"{name}.cdx.json")))!);

    public JsonNode this[string name] => Components.Single(component => component["name"]!.ToString() == name);

    /// <summary>A checksum of a component, in lower-case hexadecimal digits.</summary>
    public static string Checksum(JsonNode component, string algorithm) =>
        component["hashes"]!.AsArray().Single(hash => hash!["alg"]!.ToString() == algorithm)!["content"]!.ToString().ToLowerInvariant();

    /// <summary>Says what is wrong with the documents of a folder, by the schema that each names.</summary>
    public static async Task AssertValidAsync(string folder)
    {
        var documents = Directory.EnumerateFiles(folder, "*.cdx.json");
        (await CommandLine.RunAsync(ComponentCatalog.PathOf(Component.CycloneDx), documents)).Succeeded();
    }
}
