using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsImageAuditor.Auditing;

/// <summary>The JSON that the auditor gives to machines.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ImageReport))]
[JsonSerializable(typeof(FindingReport))]
[JsonSerializable(typeof(AlertSummaryReport))]
[JsonSerializable(typeof(AuditSummary))]
public sealed partial class ReportJsonContext : JsonSerializerContext
{
    /// <summary>Quotes and signs stay readable: the JSON goes to queues, terminals and logs, never into a web page.</summary>
    public static ReportJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
