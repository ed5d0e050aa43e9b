using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Plumbing;

/// <summary>Reads a number or a truth value as its text where the model has a string, as the real packages do.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True or JsonTokenType.False => reader.GetBoolean().ToString(),
        _ => throw new JsonException($"A string was expected, not {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
