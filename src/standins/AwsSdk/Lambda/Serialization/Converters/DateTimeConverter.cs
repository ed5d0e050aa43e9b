using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

/// <summary>Reads an ISO 8601 string or a number of seconds since 1970; writes the string.</summary>
public class DateTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var time))
            return time;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var seconds))
            return DateTime.UnixEpoch.AddSeconds(seconds);
        throw new JsonSerializerException($"A time is neither an ISO 8601 string nor a number of seconds, but {reader.TokenType}.");
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
