using System.Text.Json.Serialization;

namespace EcsImageAuditor.Verification.Builtin;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SignatureManifest))]
internal sealed partial class SignatureManifestJson : JsonSerializerContext;
