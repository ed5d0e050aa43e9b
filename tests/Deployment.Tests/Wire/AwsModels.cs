using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deployment.Tests.Wire;

/// <summary>What AWS's own clients for JavaScript send and read, by AWS's models.</summary>
internal sealed class AwsModels
{
    private static readonly Lazy<Task<AwsModels>> Loaded = new(LoadAsync);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly JsonNode _models;

    private AwsModels(JsonNode models) => _models = models;

    /// <summary>One run of Node.js for everything that is compared.</summary>
    public static Task<AwsModels> GetAsync() => Loaded.Value;

    /// <returns>Null for an operation that AWS does not have.</returns>
    public ModelledOperation? Operation(ServiceOperation operation) =>
        _models["operations"]![operation.Service]![operation.Name].Deserialize<ModelledOperation>(Web);

    /// <summary>The errors of a service by the name of their structure.</summary>
    public IReadOnlyDictionary<string, ModelledError> Errors(string service) =>
        _models["errors"]![service].Deserialize<Dictionary<string, ModelledError>>(Web)!;

    /// <summary>The values of a service's enumerations.</summary>
    public IReadOnlyDictionary<string, string[]> Enumerations(string service) =>
        _models["enumerations"]![service].Deserialize<Dictionary<string, string[]>>()!;

    /// <returns>Null where the service's rules forbid the combination.</returns>
    public string? Host(string service, EndpointVariant variant) =>
        _models["addresses"]![service]![variant.ToString()]?.ToString();

    private static async Task<AwsModels> LoadAsync()
    {
        var question = new
        {
            operations = ServiceOperation.All
                .ToLookup(operation => operation.Service, operation => operation.Name)
                .ToDictionary(service => service.Key, service => service.ToArray()),
            regions = EndpointVariant.Regions,
            addresses = AwsService.All.Select(service => service.Name),
        };
        var script = Path.Combine(ComponentCatalog.RepositoryRoot, "tests", "Deployment.Tests", "Wire", "models.mjs");
        var result = await CommandLine.RunAsync(
            "node", [script, ComponentCatalog.PathOf(Component.AwsModels), JsonSerializer.Serialize(question)]);
        Assert.True(result.ExitCode == 0, result.Error);
        return new AwsModels(JsonNode.Parse(result.Output)!);
    }
}

/// <summary>One operation as AWS's own client speaks it.</summary>
/// <param name="Request">What it sends with every member filled.</param>
/// <param name="Answer">An answer with every member filled.</param>
/// <param name="Required">Members that must be sent where what they belong to is sent.</param>
internal sealed record ModelledOperation(ModelledRequest Request, string Answer, string[] Required);

/// <summary>A request before it is sent; the host is without port, the path without query.</summary>
internal sealed record ModelledRequest(
    string Method, string Host, string Path, Dictionary<string, JsonElement> Query, Dictionary<string, string> Headers, string Body);

/// <summary>An error on the wire.</summary>
internal sealed record ModelledError(string Code, int Status);
