using System.Text.Json.Serialization;

namespace EcsImageAuditor.Sinks;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SnsMessage))]
[JsonSerializable(typeof(ChatNotification))]
internal sealed partial class SinkJsonContext : JsonSerializerContext;
