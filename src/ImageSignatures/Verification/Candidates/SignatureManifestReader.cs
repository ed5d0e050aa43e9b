using System.Text.Json;
using System.Text.Json.Serialization;
using ImageSignatures.Signatures;

namespace ImageSignatures.Verification.Candidates;

/// <summary>Reads the manifest of a signature in the one way that every reader takes it, or not at all.</summary>
internal static class SignatureManifestReader
{
    private const string Subject = "its manifest";

    private static readonly string[] Descriptors = ["config", "subject"];
    private static readonly string[] Lists = ["layers", "blobs"];
    private static readonly string[] Members = ["schemaVersion", "mediaType", "artifactType", "annotations", .. Descriptors, .. Lists];
    private static readonly string[] DescriptorMembers =
        ["mediaType", "digest", "size", "annotations", "artifactType", "urls", "data", "platform"];

    /// <exception cref="MalformedException">It is no such manifest; the message is a clause.</exception>
    public static SignatureManifest Read(ReadOnlyMemory<byte> bytes)
    {
        var json = StrictJson.ParseObject(bytes, Subject);
        StrictJson.RefuseVariants(json, Subject, Members);
        foreach (var member in json.EnumerateObject())
            Check(member);

        try
        {
            return json.Deserialize(SignatureManifestJson.Default.SignatureManifest)!;
        }
        catch (JsonException)
        {
            throw new MalformedException($"{Subject} is not JSON of the expected shape");
        }
    }

    private static void Check(JsonProperty member)
    {
        if (Descriptors.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
            CheckDescriptor(member.Value);
        else if (Lists.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.Array)
            member.Value.EnumerateArray().ToList().ForEach(CheckDescriptor);
    }

    // Notation's reader refuses the whole manifest for a member of the wrong type, also for those that nobody uses.
    private static void CheckDescriptor(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new MalformedException($"{Subject} has a descriptor that is not an object");

        StrictJson.RefuseVariants(json, Subject, DescriptorMembers);
        if (json.TryGetProperty("urls", out _))
            StrictJson.ReadStrings(json, Subject, "urls");
        if (json.TryGetProperty("data", out var data) && !(data.ValueKind == JsonValueKind.String && data.TryGetBytesFromBase64(out _)))
            throw new MalformedException($"{Subject} has a descriptor with data that are not base 64");
        if (json.TryGetProperty("platform", out _))
            throw new MalformedException($"{Subject} has a descriptor with a platform, which a signature does not have");
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SignatureManifest))]
internal sealed partial class SignatureManifestJson : JsonSerializerContext;
