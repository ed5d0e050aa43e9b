using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsImageAuditor.Sinks;

[JsonSerializable(typeof(SnsMessage))]
[JsonSerializable(typeof(ChatNotification))]
internal sealed partial class SinkJsonContext : JsonSerializerContext
{
    /// <inheritdoc cref="Auditing.ReportJsonContext.Readable"/>
    public static SinkJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
