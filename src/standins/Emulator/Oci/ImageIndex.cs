using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Oci;

/// <summary>
/// An image index or a Docker manifest list. See <see href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md"/>.
/// </summary>
internal sealed record ImageIndex(string MediaType, IReadOnlyList<Descriptor> Manifests)
{
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = 2;
}
