using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Oci;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(ImageIndex))]
internal sealed partial class OciJson : JsonSerializerContext;
