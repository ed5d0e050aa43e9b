using System.Text.Json;
using System.Text.Json.Nodes;
using Differential.Tests.Verification.Agreement;

namespace Differential.Tests.Conformance;

/// <summary>Takes the envelopes of a vector out of its layout.</summary>
internal static class VectorEnvelopes
{
    public static IEnumerable<(byte[] Bytes, string MediaType)> Of(SignatureVector vector)
    {
        var index = JsonNode.Parse(File.ReadAllText(Path.Combine(vector.LayoutPath, "index.json")))!;
        foreach (var entry in index["manifests"]!.AsArray().Where(entry => (string?)entry!["digest"] != vector.Digest))
        {
            if (Layer(BlobOf(vector, (string)entry!["digest"]!)) is { } layer
                && BlobOf(vector, (string)layer["digest"]!) is { Length: > 0 } envelope)
                yield return (envelope, (string)layer["mediaType"]!);
        }
    }

    /// <returns>Null where the manifest has not exactly one layer, or is not one of a signature.</returns>
    private static JsonNode? Layer(byte[] manifest)
    {
        try
        {
            return JsonNode.Parse(manifest) is { } node && AgreementRegistry.ArtifactType == ((string?)node["artifactType"] ?? (string?)node["config"]?["mediaType"])
                && node["layers"] is JsonArray { Count: 1 } layers
                    ? layers[0]
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] BlobOf(SignatureVector vector, string digest)
    {
        var path = Path.Combine(vector.LayoutPath, "blobs", digest.Replace(':', '/'));
        return File.Exists(path) ? File.ReadAllBytes(path) : [];
    }
}
