using System.Text.Json.Serialization;

namespace Amazon.Lambda.RuntimeSupport;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FunctionError))]
[JsonSerializable(typeof(LogEntry))]
[JsonSerializable(typeof(XRayCause))]
internal sealed partial class RuntimeApiJsonContext : JsonSerializerContext;
