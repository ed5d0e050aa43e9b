using System.Text.Json.Serialization;

namespace Amazon.Lambda.RuntimeSupport;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FunctionError))]
[JsonSerializable(typeof(ClientContext))]
[JsonSerializable(typeof(CognitoIdentity))]
[JsonSerializable(typeof(LogEntry))]
internal sealed partial class RuntimeApiJsonContext : JsonSerializerContext;
