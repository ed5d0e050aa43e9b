using System.Buffers;
using System.Text.Json;

namespace SignerPlugin.Contract;

/// <summary>Writes JSON without a serializer, for the reason that <see cref="JsonMembers"/> reads without one.</summary>
internal static class JsonText
{
    /// <summary>An object whose members the caller writes.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
