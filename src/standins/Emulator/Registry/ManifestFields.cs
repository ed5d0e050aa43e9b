using System.Text.Json;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>The fields of a manifest or index that a registry reads; the bytes themselves are stored as they came.</summary>
internal sealed record ManifestFields
{
    public string? MediaType { get; init; }

    public string? ArtifactType { get; init; }

    public Descriptor? Config { get; init; }

    public Descriptor? Subject { get; init; }

    public IReadOnlyList<Descriptor>? Layers { get; init; }

    public IReadOnlyList<Descriptor>? Manifests { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>
    /// The artifact type as a referrer lists it: the manifest's own, or the config's media type.
    /// <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers"/>
    /// </summary>
    public string ReferrerType => string.IsNullOrEmpty(ArtifactType) ? Config?.MediaType ?? "" : ArtifactType;

    /// <summary>Reads a manifest; false when the bytes are not the JSON of one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ManifestFields fields)
    {
        fields = new ManifestFields();
        try
        {
            fields = JsonSerializer.Deserialize(bytes, RegistryJson.Default.ManifestFields) ?? fields;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
