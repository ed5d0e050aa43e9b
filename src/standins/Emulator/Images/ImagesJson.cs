using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Images;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImageConfig))]
[JsonSerializable(typeof(SignaturePayload))]
[JsonSerializable(typeof(TokenDocument))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ImagesJson : JsonSerializerContext;
