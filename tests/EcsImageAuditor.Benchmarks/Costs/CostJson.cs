using System.Text.Json.Serialization;

namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>The file of the measurements.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Measurements))]
[JsonSerializable(typeof(LaunchCount))]
internal sealed partial class CostJson : JsonSerializerContext;
