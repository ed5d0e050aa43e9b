using System.Text.Json;

namespace SignerPlugin.Contract;

/// <summary>
/// Reads JSON by its elements: what a serializer compiles at the first use of each type would cost more than all the rest of the
/// process. A member that is missing is empty; one of another type is an error.
/// </summary>
internal static class JsonMembers
{
    /// <exception cref="PluginException">The text is no JSON.</exception>
    public static JsonElement Parse(Stream json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    public static JsonElement Member(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    public static string Text(this JsonElement parent, string name) => parent.Member(name).Text();

    public static List<string> Texts(this JsonElement parent, string name)
    {
        var texts = new List<string>();
        foreach (var item in parent.Items(name))
            texts.Add(item.Text());
        return texts;
    }

    /// <summary>The items of an array of base64 texts, decoded.</summary>
    public static List<byte[]> Blobs(this JsonElement parent, string name)
    {
        var blobs = new List<byte[]>();
        foreach (var item in parent.Items(name))
            blobs.Add(item.Blob());
        return blobs;
    }

    /// <summary>A base64 text, decoded.</summary>
    public static byte[] Blob(this JsonElement parent, string name) => parent.Member(name).Blob();

    private static JsonElement.ArrayEnumerator Items(this JsonElement parent, string name)
    {
        var array = parent.Member(name);
        return array.ValueKind switch
        {
            JsonValueKind.Array => array.EnumerateArray(),
            JsonValueKind.Undefined or JsonValueKind.Null => default,
            _ => throw Invalid(),
        };
    }

    private static string Text(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        _ => throw Invalid(),
    };

    private static byte[] Blob(this JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return [];
        return value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes) ? bytes : throw Invalid();
    }

    private static PluginException Invalid() => PluginException.Validation("Input is not a valid JSON");
}
