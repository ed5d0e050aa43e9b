using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Changes;

/// <summary>What of a resource decides whether it can take another's place.</summary>
internal sealed class ResourceDigest(Resource resource)
{
    public string Id { get; } = resource.Id;

    public string Type { get; } = resource.Type;

    /// <summary>Type and name, where the template fixes one.</summary>
    public string? Name { get; } = CreateOnly.Name(resource);

    /// <summary>Whether it stays when its stack gives it up.</summary>
    public bool IsRetained { get; } = resource.Json["DeletionPolicy"]?.ToString() == "Retain";

    /// <summary>The properties of which a change would have it replaced, of what holds something.</summary>
    public IReadOnlyDictionary<string, string?> CreateOnlyProperties { get; } =
        CreateOnly.Of(resource.Type).ToDictionary(name => name, name => resource[name]?.ToJsonString());
}
