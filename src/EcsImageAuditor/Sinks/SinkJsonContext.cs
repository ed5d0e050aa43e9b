using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsImageAuditor.Sinks;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SnsMessage))]
[JsonSerializable(typeof(ChatNotification))]
internal sealed partial class SinkJsonContext : JsonSerializerContext
{
    /// <inheritdoc cref="Auditing.ReportJsonContext.Readable"/>
    public static SinkJsonContext Readable { get; } = new(new JsonSerializerOptions(Default.Options)
    {
        TypeInfoResolver = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
