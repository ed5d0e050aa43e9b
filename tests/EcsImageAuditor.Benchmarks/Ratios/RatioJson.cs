using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsImageAuditor.Benchmarks.Ratios;

/// <summary>The file of the recorded ratios.</summary>
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class RatioJson : JsonSerializerContext
{
    /// <summary>Names that people read.</summary>
    public static RatioJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
