using System.Text;
using EcsImageAuditor.Emulator.Registry;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Tests.Shared.Registry;

/// <summary>An image in an emulated registry, and what refers to it.</summary>
internal sealed class TestImage
{
    public const string Repository = "team/app";
    public const string SignatureType = "application/vnd.cncf.notary.signature";
    private static readonly string Manifest =
        $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","config":{{Json(DigestOf("{}"), 2)}},"layers":[]}""";

    private readonly RegistryServer _server;

    private TestImage(RegistryServer server) => _server = server;

    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Manifest);

    public static Digest Digest { get; } = DigestOf(Manifest);

    public static Descriptor Descriptor { get; } = new() { MediaType = MediaTypes.OciManifest, Digest = Digest, Size = Bytes.Length };

    /// <summary>The image where it was pushed.</summary>
    public ImageByDigest ByDigest => new(_server.Host, Repository, Digest);

    public static async Task<TestImage> PushAsync(RegistryServer server, string tag = "1.0")
    {
        await server.PutManifestAsync(Repository, Bytes, MediaTypes.OciManifest, tag);
        return new TestImage(server);
    }

    public ImageReference Reference(string tagOrDigest = ":1.0") =>
        ImageReference.TryParse($"{_server.Host}/{Repository}{tagOrDigest}", out var reference, out var error)
            ? reference
            : throw new ArgumentException(error);

    /// <summary>Attaches something by the referrers API.</summary>
    public async Task<Digest> AttachAsync(string seed, string artifactType = SignatureType) =>
        Parse(await _server.PutManifestAsync(Repository, Encoding.UTF8.GetBytes(Referrer(seed, artifactType)), MediaTypes.OciManifest));

    /// <summary>Makes the tag schema's index hold these descriptors.</summary>
    public Task TagAsync(params IEnumerable<string> descriptors) =>
        TagRawAsync($$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[{{string.Join(',', descriptors)}}]}""");

    public Task TagRawAsync(string content, string mediaType = MediaTypes.OciIndex) =>
        _server.PutManifestAsync(Repository, Encoding.UTF8.GetBytes(content), mediaType, $"sha256-{Digest.Hex}");

    /// <summary>The digest that <see cref="AttachAsync"/> gives for the seed.</summary>
    public static Digest ReferrerDigest(string seed, string artifactType = SignatureType) => DigestOf(Referrer(seed, artifactType));

    public static string ReferrerDescriptor(string seed, string artifactType = SignatureType) =>
        Json(ReferrerDigest(seed, artifactType), Referrer(seed, artifactType).Length, $",\"artifactType\":\"{artifactType}\"");

    public Descriptor PushBlob(byte[] content) => new()
    {
        MediaType = "application/jose+json",
        Digest = Parse(_server.PutBlob(Repository, content)),
        Size = content.Length,
    };

    public static Digest Parse(string text) => Digest.TryParse(text, out var digest) ? digest : throw new ArgumentException(text);

    private static Digest DigestOf(string text) => Digest.Compute(Encoding.UTF8.GetBytes(text));

    private static string Referrer(string seed, string artifactType) =>
        $$"""
        {"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","artifactType":"{{artifactType}}",
        "subject":{{Json(Digest, Bytes.Length)}},"annotations":{"seed":"{{seed}}"} }
        """;

    private static string Json(Digest digest, int size, string more = "") =>
        $$"""{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{digest}}","size":{{size}}{{more}} }""";
}
