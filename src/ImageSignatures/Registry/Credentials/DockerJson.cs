using System.Text.Json.Serialization;

namespace ImageSignatures.Registry.Credentials;

/// <summary>Docker's files and helpers, read as leniently about member names as Docker reads them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNameCaseInsensitive = true, MaxDepth = 16)]
[JsonSerializable(typeof(DockerConfig))]
[JsonSerializable(typeof(CredentialHelperAnswer))]
internal sealed partial class DockerJson : JsonSerializerContext;
