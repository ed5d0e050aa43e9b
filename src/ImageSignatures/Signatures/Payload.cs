using System.Text.Json;
using ImageSignatures.Oci;

namespace ImageSignatures.Signatures;

/// <summary>Reads the payload of an envelope.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#payload</remarks>
internal static class Payload
{
    private const string Subject = "the payload";
    private const string TargetName = "targetArtifact";
    private const string Descriptor = "the descriptor in the payload";

    private static readonly string[] Known = ["mediaType", "digest", "size", "annotations", "artifactType"];

    // Members of an OCI descriptor that a signature does not have. Notation checks their types, so they are refused rather than passed over.
    private static readonly string[] Unwanted = ["urls", "data", "platform"];

    /// <exception cref="MalformedException">It is not such a payload.</exception>
    public static TargetArtifact Read(ReadOnlyMemory<byte> bytes)
    {
        var json = StrictJson.ParseObject(bytes, Subject);
        StrictJson.RefuseVariants(json, Subject, TargetName);
        if (!json.TryGetProperty(TargetName, out var target) || target.ValueKind != JsonValueKind.Object)
            throw new MalformedException($"{Subject} has no {TargetName} that is an object");

        StrictJson.RefuseVariants(target, Descriptor, [.. Known, .. Unwanted]);
        if (target.EnumerateObject().Any(m => Unwanted.Contains(m.Name)))
            throw new MalformedException(
                $"{Descriptor} has one of the members {string.Join(", ", Unwanted)}, which a signature must not have"
            );

        StrictJson.ReadOptionalString(target, Descriptor, "artifactType");
        return new TargetArtifact(
            StrictJson.ReadString(target, Descriptor, "mediaType"),
            ReadDigest(target),
            ReadSize(target),
            ReadAnnotations(target));
    }

    private static Digest ReadDigest(JsonElement target)
    {
        var text = StrictJson.ReadString(target, Descriptor, "digest");
        return Digest.TryParse(text, out var digest)
            ? digest
            : throw new MalformedException($"{Descriptor} has no valid digest: {Excerpt.Quote(text)}");
    }

    private static long ReadSize(JsonElement target) =>
        target.TryGetProperty("size", out var size)
        && size.ValueKind == JsonValueKind.Number
        && size.TryGetInt64(out var bytes)
        && bytes >= 0
            ? bytes
            : throw new MalformedException($"{Descriptor} has no size that is a whole number");

    private static Dictionary<string, string> ReadAnnotations(JsonElement target)
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!target.TryGetProperty("annotations", out var json))
            return annotations;
        if (json.ValueKind != JsonValueKind.Object)
            throw new MalformedException($"{Descriptor} has annotations that are not an object");

        // Each value from its own member: to look each up by its name would cost the square of their number.
        foreach (var annotation in json.EnumerateObject())
        {
            if (annotation.Value.ValueKind != JsonValueKind.String)
                throw new MalformedException($"{Descriptor} has an annotation {Excerpt.Quote(annotation.Name)} that is not a string");
            annotations.Add(annotation.Name, annotation.Value.GetString()!);
        }

        return annotations;
    }
}
