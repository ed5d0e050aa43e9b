using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsImageAuditor.Sweeping;

/// <summary>What a sweep says.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SweepReport))]
[JsonSerializable(typeof(SweepSummary))]
public sealed partial class SweepJsonContext : JsonSerializerContext
{
    /// <summary>Quotes and signs stay readable: the JSON goes to terminals, logs and files, never into a web page.</summary>
    public static SweepJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
