using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsImageAuditor.Sinks;

/// <summary>A message with <c>MessageStructure=json</c>: a text for each protocol.</summary>
internal sealed record SnsMessage
{
    public required string Default { get; init; }

    public required string Email { get; init; }

    public required string Https { get; init; }

    public required string Sqs { get; init; }

    public required string Lambda { get; init; }
}

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
