using System.Text;
using System.Text.Json.Nodes;
using Differential.Tests.Verification.Agreement;
using ImageSignatures.Oci;

namespace Differential.Tests.Conformance;

/// <summary>An OCI image layout with one image and its signatures.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md</remarks>
internal static class KitLayout
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    // The digest of the image that the envelopes were made for.
    private static readonly SignatureVector Image = VectorSet.Named("trusted");

    /// <summary>Writes the layout of the image that all cases are about, with these signatures.</summary>
    public static void Write(string directory, SignatureVector image, IEnumerable<(byte[] Bytes, string MediaType)> envelopes)
    {
        var blobs = Directory.CreateDirectory(Path.Combine(directory, "blobs", "sha256")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(image.LayoutPath, "blobs", "sha256")))
            File.Copy(file, Path.Combine(blobs, Path.GetFileName(file)), overwrite: true);
        var manifest = File.ReadAllBytes(Path.Combine(blobs, image.Digest["sha256:".Length..]));
        var mediaType = (string)JsonNode.Parse(manifest)!["mediaType"]!;
        var listed = new JsonArray { Descriptor(mediaType, manifest) };
        foreach (var (bytes, type) in envelopes)
            listed.Add((JsonNode)AddSignature(blobs, Descriptor(mediaType, manifest), bytes, type));

        File.WriteAllText(Path.Combine(directory, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        var index = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = MediaTypes.OciIndex, ["manifests"] = listed };
        File.WriteAllText(Path.Combine(directory, "index.json"), index.ToJsonString());
    }

    public static SignatureVector ImageOf(string name) =>
        VectorSet.All.FirstOrDefault(vector => name.EndsWith($": {vector.Name}", StringComparison.Ordinal)) ?? Image;

    /// <summary>Its config has the media type of a signature, by which every version of notation finds it in a layout.</summary>
    private static JsonObject AddSignature(string blobs, JsonObject subject, byte[] envelope, string mediaType)
    {
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciManifest,
            ["artifactType"] = AgreementRegistry.ArtifactType,
            ["config"] = Add(blobs, AgreementRegistry.ArtifactType, Empty),
            ["layers"] = new JsonArray(Add(blobs, mediaType, envelope)),
            ["subject"] = subject,
            ["annotations"] = new JsonObject { ["io.cncf.notary.x509chain.thumbprint#S256"] = "[]" },
        };
        var entry = Add(blobs, MediaTypes.OciManifest, Encoding.UTF8.GetBytes(manifest.ToJsonString()));
        entry["artifactType"] = AgreementRegistry.ArtifactType;
        return entry;
    }

    private static JsonObject Add(string blobs, string mediaType, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(blobs, Digest.Compute(content).Hex), content);
        return Descriptor(mediaType, content);
    }

    private static JsonObject Descriptor(string mediaType, byte[] content) => new()
    {
        ["mediaType"] = mediaType,
        ["digest"] = Digest.Compute(content).ToString(),
        ["size"] = content.Length,
    };
}
