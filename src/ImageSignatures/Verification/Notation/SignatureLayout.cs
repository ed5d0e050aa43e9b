using System.Buffers;
using System.Text.Json;
using ImageSignatures.Oci;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// A directory in which notation finds one image and at most one signature of it, in place of the registry. It is written here from what
/// was fetched and checked: the image's descriptor, and a manifest with nothing in it but the envelope and the image as its subject. The
/// image's own manifest is not there; notation does not need it.
/// </summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md</remarks>
internal sealed class SignatureLayout : IDisposable
{
    private static readonly byte[] EmptyConfig = "{}"u8.ToArray();

    private SignatureLayout(string directory) => Directory = directory;

    /// <summary>Absolute; nobody can know it beforehand.</summary>
    public string Directory { get; }

    /// <summary>Writes a layout.</summary>
    /// <param name="parent">Where its directory is made.</param>
    /// <param name="subject">The image.</param>
    /// <param name="envelope">The signature; null for an image without one.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static SignatureLayout Write(string parent, Descriptor subject, FetchedEnvelope? envelope)
    {
        var layout = new SignatureLayout(Path.Combine(parent, Guid.NewGuid().ToString("N")));
        System.IO.Directory.CreateDirectory(Path.Combine(layout.Directory, "blobs", "sha256"));
        File.WriteAllText(Path.Combine(layout.Directory, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        List<Descriptor> listed = [new() { MediaType = subject.MediaType, Digest = subject.Digest, Size = subject.Size }];
        if (envelope is not null)
            listed.Add(layout.AddSignature(listed[0], envelope));
        File.WriteAllBytes(
            Path.Combine(layout.Directory, "index.json"),
            Json(json =>
            {
                json.WriteNumber("schemaVersion", 2);
                json.WriteStartArray("manifests");
                foreach (var descriptor in listed)
                    Write(json, null, descriptor);
                json.WriteEndArray();
            }));
        return layout;
    }

    /// <summary>What notation says of the layout, said of the image.</summary>
    public BoundedText Rename(BoundedText text, ImageByDigest image) =>
        text with { Text = text.Text.Replace(Directory, image.Scope, StringComparison.Ordinal) };

    public void Dispose()
    {
        if (System.IO.Directory.Exists(Directory))
            System.IO.Directory.Delete(Directory, recursive: true);
    }

    /// <remarks>
    /// In a layout, notation knows a signature by the media type of its config, the form in which it signs itself.
    /// https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#storage
    /// </remarks>
    private Descriptor AddSignature(Descriptor subject, FetchedEnvelope envelope)
    {
        var config = Add(SignatureManifest.ArtifactTypeName, EmptyConfig);
        var layer = Add(envelope.MediaType, envelope.Bytes.Span);
        return Add(
            MediaTypes.OciManifest,
            Json(json =>
            {
                json.WriteNumber("schemaVersion", 2);
                json.WriteString("mediaType", MediaTypes.OciManifest);
                Write(json, "config", config);
                json.WriteStartArray("layers");
                Write(json, null, layer);
                json.WriteEndArray();
                Write(json, "subject", subject);
            }));
    }

    private Descriptor Add(string mediaType, ReadOnlySpan<byte> content)
    {
        var digest = Digest.Compute(content);
        File.WriteAllBytes(Path.Combine(Directory, "blobs", digest.Algorithm, digest.Hex), content);
        return new Descriptor { MediaType = mediaType, Digest = digest, Size = content.Length };
    }

    private static void Write(Utf8JsonWriter json, string? name, Descriptor descriptor)
    {
        if (name is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(name);
        json.WriteString("mediaType", descriptor.MediaType);
        json.WriteString("digest", descriptor.Digest.ToString());
        json.WriteNumber("size", descriptor.Size);
        json.WriteEndObject();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
