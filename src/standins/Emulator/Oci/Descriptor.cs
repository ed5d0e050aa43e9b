using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Oci;

/// <summary>
/// What an artifact refers to by content. See <see href="https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md"/>.
/// </summary>
/// <param name="MediaType">The media type of the content.</param>
/// <param name="Digest">"sha256:" and 64 hexadecimal digits.</param>
/// <param name="Size">The size of the content in bytes.</param>
public sealed record Descriptor(string MediaType, string Digest, long Size)
{
    /// <summary>The type of the artifact that a referrer is; absent elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ArtifactType { get; init; }

    /// <summary>Annotations; absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>The platform of an image listed in an index; absent elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Platform? Platform { get; init; }
}
