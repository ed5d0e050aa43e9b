using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Registry;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RegistryErrorDocument))]
[JsonSerializable(typeof(TagList))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(ManifestFields))]
internal sealed partial class RegistryJson : JsonSerializerContext;
