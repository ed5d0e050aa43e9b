using System.Text.Json.Serialization;

namespace EcsImageAuditor.Sweeping;

/// <summary>What a sweep remembers.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SweepPosition))]
[JsonSerializable(typeof(Dictionary<string, KnownImage>))]
[JsonSerializable(typeof(SweepFile))]
internal sealed partial class MemoryJsonContext : JsonSerializerContext;
