using System.Text.Json;

namespace ImageSignatures.Tests.Signatures;

/// <summary>The signature envelopes of the vectors.</summary>
internal static class VectorEnvelopes
{
    /// <summary>All envelopes of one vector: the layers of every signature manifest in its layout, with the digest that the manifest refers to.</summary>
    public static IReadOnlyList<(byte[] Bytes, string MediaType, string Subject)> Of(string vector)
    {
        var blobs = Path.Combine(VectorSet.Named(vector).LayoutPath, "blobs", "sha256");
        var layers =
            from file in Directory.GetFiles(blobs)
            let manifest = ReadManifest(file)
            where manifest is { ValueKind: JsonValueKind.Object } && manifest.Value.TryGetProperty("layers", out _)
            from layer in manifest.Value.GetProperty("layers").EnumerateArray()
            let mediaType = layer.GetProperty("mediaType").GetString()!
            where mediaType is "application/jose+json" or "application/cose"
            select (
                Bytes: File.ReadAllBytes(Path.Combine(blobs, layer.GetProperty("digest").GetString()!["sha256:".Length..])),
                mediaType,
                manifest.Value.GetProperty("subject").GetProperty("digest").GetString()!
            );
        return [.. layers];
    }

    /// <summary>The one envelope of a vector.</summary>
    public static byte[] Single(string vector) => Of(vector).Single().Bytes;

    private static JsonElement? ReadManifest(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
