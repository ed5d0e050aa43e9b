using System.Text.Json.Serialization;

namespace EcsImageAuditor.Gating;

/// <summary>What the gate answers.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GateAnswer))]
public sealed partial class GateJsonContext : JsonSerializerContext;
