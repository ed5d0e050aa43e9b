using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Oci;

/// <summary>
/// An image manifest. See <see href="https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md"/>.
/// </summary>
internal sealed record Manifest(string MediaType, Descriptor Config, IReadOnlyList<Descriptor> Layers)
{
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = 2;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ArtifactType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Descriptor? Subject { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
