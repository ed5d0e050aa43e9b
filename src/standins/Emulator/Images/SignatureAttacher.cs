using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Signer;

namespace EcsImageAuditor.Emulator.Images;

/// <summary>
/// Signs what is in a registry and attaches the signature, by the referrers API or, where the registry lacks it, the tag schema.
/// See <see href="https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#storage"/>.
/// </summary>
public sealed class SignatureAttacher(RegistryWriter registry, SignerServer signer) : IDisposable
{
    private const string Thumbprints = "io.cncf.notary.x509chain.thumbprint#S256";
    private const string Created = "org.opencontainers.image.created";

    private static readonly Content EmptyConfig = new(MediaTypes.OciEmpty, "{}"u8.ToArray());

    private readonly ReferrersTagSchema _tagSchema = new(registry);

    /// <summary>Signs an image or index with a profile and attaches the signature.</summary>
    /// <exception cref="SignerException">The profile does not sign.</exception>
    /// <exception cref="HttpRequestException">The registry refused something.</exception>
    public async Task<AttachedSignature> AttachAsync(
        string repository, Descriptor subject, string profileName, SigningOptions? options = null, CancellationToken ct = default)
    {
        var target = new Descriptor(subject.MediaType, subject.Digest, subject.Size);
        var payload = JsonSerializer.SerializeToUtf8Bytes(new SignaturePayload(target), ImagesJson.Default.SignaturePayload);
        var signed = signer.SignPayload(profileName, payload, options);
        var annotations = new Dictionary<string, string>
        {
            [Thumbprints] = ThumbprintsOf(signed.Certificate),
            [Created] = signed.SigningTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        var manifest = await AttachAsync(repository, target, new Content(MediaTypes.Jws, signed.Envelope), annotations, ct);
        return new AttachedSignature(manifest, signed);
    }

    /// <summary>Attaches any envelope, sound or not, as a signature of an image or index.</summary>
    /// <returns>The descriptor of the signature's manifest.</returns>
    /// <exception cref="HttpRequestException">The registry refused something.</exception>
    public Task<Descriptor> AttachEnvelopeAsync(string repository, Descriptor subject, Content envelope, CancellationToken ct = default) =>
        AttachAsync(repository, subject, envelope, new Dictionary<string, string> { [Thumbprints] = "[]" }, ct);

    public void Dispose() => _tagSchema.Dispose();

    private async Task<Descriptor> AttachAsync(
        string repository, Descriptor subject, Content envelope, IReadOnlyDictionary<string, string> annotations, CancellationToken ct)
    {
        var manifest = new Manifest(MediaTypes.OciManifest, EmptyConfig.Descriptor, [envelope.Descriptor])
        {
            ArtifactType = MediaTypes.NotarySignature,
            Subject = new Descriptor(subject.MediaType, subject.Digest, subject.Size),
            Annotations = annotations,
        };
        var content = new Content(MediaTypes.OciManifest, JsonSerializer.SerializeToUtf8Bytes(manifest, OciJson.Default.Manifest));
        await registry.PushBlobAsync(repository, EmptyConfig.Bytes, ct);
        await registry.PushBlobAsync(repository, envelope.Bytes, ct);
        var referrer = content.Descriptor with { ArtifactType = MediaTypes.NotarySignature, Annotations = annotations };
        if (!await registry.PushManifestAsync(repository, content.Descriptor.Digest, content, ct))
            await _tagSchema.AddAsync(repository, subject.Digest, referrer, ct);
        return referrer;
    }

    private static string ThumbprintsOf(SigningCertificate certificate)
    {
        IReadOnlyList<string> thumbprints = [.. certificate.Chain.Select(link => Convert.ToHexStringLower(SHA256.HashData(link.Span)))];
        return JsonSerializer.Serialize(thumbprints, ImagesJson.Default.IReadOnlyListString);
    }
}
