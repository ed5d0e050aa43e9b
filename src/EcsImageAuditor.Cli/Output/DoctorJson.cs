using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcsImageAuditor.Doctor;

namespace EcsImageAuditor.Cli.Output;

/// <summary>The JSON of <c>doctor --output json</c>.</summary>
[JsonSerializable(typeof(CheckResult))]
internal sealed partial class DoctorJson : JsonSerializerContext
{
    /// <summary>Quotes and signs stay readable: the JSON never goes into a web page.</summary>
    public static DoctorJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
