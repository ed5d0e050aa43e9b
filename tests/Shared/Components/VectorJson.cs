using System.Text.Json.Serialization;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>Reads cases.json and revoked.json.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<SignatureVector>))]
[JsonSerializable(typeof(RevokedEntities))]
internal sealed partial class VectorJson : JsonSerializerContext;
