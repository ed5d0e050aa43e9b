using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Signatures.Jws;
using ImageSignatures.Signing.Pushing;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Signing.Signers;

/// <summary>Pushes a signature, so that it refers to its image.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#storage</remarks>
internal sealed class SignatureAttacher(RegistryPusher pusher)
{
    private const string ThumbprintAnnotation = "io.cncf.notary.x509chain.thumbprint#S256";
    private const string CreatedAnnotation = "org.opencontainers.image.created";
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Descriptor EmptyConfig = new()
    {
        MediaType = "application/vnd.oci.empty.v1+json",
        Digest = Digest.Compute(EmptyObject),
        Size = EmptyObject.Length,
    };

    public async Task<AttachedSignature> AttachAsync(
        ImageByDigest image, Descriptor subject, byte[] envelope, JudgedEnvelope signed, CancellationToken cancellationToken)
    {
        var repository = new RepositoryName(image.Registry, image.Repository);
        var blob = new Descriptor { MediaType = JwsEnvelope.MediaType, Digest = Digest.Compute(envelope), Size = envelope.Length };
        var annotations = new Dictionary<string, string>
        {
            [ThumbprintAnnotation] = $"[{string.Join(',', signed.Thumbprints.Select(thumbprint => $"\"{thumbprint}\""))}]",
            [CreatedAnnotation] = signed.SignedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        var manifest = ManifestContent.Of(MediaTypes.OciManifest, Write(subject, blob, annotations));
        var referrer = manifest.Descriptor with { ArtifactType = SignatureManifest.ArtifactTypeName, Annotations = annotations };

        await pusher.PushBlobAsync(repository, EmptyConfig, EmptyObject, cancellationToken);
        await pusher.PushBlobAsync(repository, blob, envelope, cancellationToken);
        return new AttachedSignature(referrer, await pusher.AttachAsync(image, manifest, referrer, cancellationToken));
    }

    private static byte[] Write(Descriptor subject, Descriptor blob, Dictionary<string, string> annotations)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var text = new Utf8JsonWriter(json, Plain))
        {
            text.WriteStartObject();
            text.WriteNumber("schemaVersion", 2);
            text.WriteString("mediaType", MediaTypes.OciManifest);
            text.WriteString("artifactType", SignatureManifest.ArtifactTypeName);
            Write(text, "config", EmptyConfig);
            text.WriteStartArray("layers");
            Write(text, null, blob);
            text.WriteEndArray();
            Write(text, "subject", subject);
            text.WriteStartObject("annotations");
            foreach (var (name, value) in annotations)
                text.WriteString(name, value);
            text.WriteEndObject();
            text.WriteEndObject();
        }

        return json.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter text, string? name, Descriptor descriptor)
    {
        if (name is not null)
            text.WritePropertyName(name);
        text.WriteStartObject();
        text.WriteString("mediaType", descriptor.MediaType);
        text.WriteString("digest", descriptor.Digest.ToString());
        text.WriteNumber("size", descriptor.Size);
        text.WriteEndObject();
    }
}
