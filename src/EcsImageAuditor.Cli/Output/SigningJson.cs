using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsImageAuditor.Cli.Output;

/// <summary>The JSON of <c>sign --output json</c>.</summary>
[JsonSerializable(typeof(SigningReport))]
internal sealed partial class SigningJson : JsonSerializerContext
{
    /// <summary>Quotes and signs stay readable: the JSON never goes into a web page.</summary>
    public static SigningJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
