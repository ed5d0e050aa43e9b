using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageSignatures.Registry.Transport;

/// <summary>The body of a registry's error answer.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes</remarks>
internal sealed record RegistryErrors
{
    public IReadOnlyList<RegistryError?>? Errors { get; init; }
}

/// <summary>One error of a registry's answer.</summary>
internal sealed record RegistryError
{
    public string? Code { get; init; }

    /// <summary>Free text from outside; some registries write something else than a text.</summary>
    public JsonElement Message { get; init; }
}

/// <summary>How error answers are read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    MaxDepth = 16)]
[JsonSerializable(typeof(RegistryErrors))]
internal sealed partial class RegistryErrorJson : JsonSerializerContext;
