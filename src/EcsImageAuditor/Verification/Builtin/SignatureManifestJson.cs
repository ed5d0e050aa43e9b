using System.Text.Json.Serialization;

namespace EcsImageAuditor.Verification.Builtin;

/// <summary>Two members of one name are refused: readers disagree about which one counts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, MaxDepth = 16)]
[JsonSerializable(typeof(SignatureManifest))]
internal sealed partial class SignatureManifestJson : JsonSerializerContext;
