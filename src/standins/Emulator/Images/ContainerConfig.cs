using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>What a container of the image runs.</summary>
internal sealed record ContainerConfig(
    [property: JsonPropertyName("Cmd")] IReadOnlyList<string> Cmd,
    [property: JsonPropertyName("Labels")] IReadOnlyDictionary<string, string> Labels);
