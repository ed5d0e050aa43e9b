using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>The digests of an image's layers, uncompressed.</summary>
internal sealed record RootFs([property: JsonPropertyName("diff_ids")] IReadOnlyList<string> DiffIds)
{
    public string Type { get; } = "layers";
}
