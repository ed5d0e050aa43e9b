using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>What somebody who may push to a repository, and cannot sign, can attach to an image in it.</summary>
/// <param name="registry">Takes what is pushed.</param>
/// <param name="image">The image.</param>
/// <param name="subject">Its manifest.</param>
internal sealed class Spoiling(ISpoiledRegistry registry, ImageByDigest image, Descriptor subject)
{
    private const string SignatureType = "application/vnd.cncf.notary.signature";
    private const string Index = MediaTypes.OciIndex;
    private const string Zeros = "sha256:0000000000000000000000000000000000000000000000000000000000000000";
    private const int Long = 300_000;

    private static readonly TestChain Stranger = TestChain.OfTwo();

    private static readonly Dictionary<string, Func<Spoiling, Task>> Ways = new()
    {
        ["two layers"] = spoiling => spoiling.AttachAsync(manifest => manifest["layers"] = spoiling.Layers(2)),
        ["no layer"] = spoiling => spoiling.AttachAsync(manifest => manifest["layers"] = spoiling.Layers(0)),
        ["no list of layers"] = spoiling => spoiling.AttachAsync(manifest => manifest.Remove("layers")),
        ["a layer that is null"] = spoiling => spoiling.AttachAsync(manifest => manifest["layers"] = new JsonArray((JsonNode?)null)),
        ["an envelope that is not there"] = spoiling => spoiling.AttachAsync(manifest => manifest["layers"]![0]!["digest"] = Zeros),
        ["an envelope of another size"] = spoiling => spoiling.AttachAsync(manifest => manifest["layers"]![0]!["size"] = 3),
        ["an envelope of a size below zero"] = spoiling => spoiling.AttachAsync(manifest => manifest["layers"]![0]!["size"] = -3),
        ["an envelope of a foreign type"] = spoiling => spoiling.AttachAsync(manifest => manifest["layers"]![0]!["mediaType"] = "text/html"),
        ["an envelope that is too long"] = spoiling => spoiling.AttachAsync(_ => { }, new byte[2_000_000]),
        ["an envelope that is longer than it says"] = spoiling =>
            spoiling.AttachAsync(manifest => manifest["layers"]![0]!["size"] = 9, new byte[2_000_000]),
        ["an envelope that is nothing"] = spoiling => spoiling.AttachAsync(_ => { }, "nothing"u8.ToArray()),
        ["a manifest with a wrong type in it"] = spoiling => spoiling.AttachAsync(manifest => manifest["schemaVersion"] = "2"),
        ["a manifest of Docker's"] = spoiling => spoiling.AttachAsync(_ => { }, type: MediaTypes.DockerManifest),
        ["a manifest that is gone"] = spoiling => spoiling.TagAsync(Entry(Zeros)),
        ["a manifest whose digest nobody has"] = spoiling => spoiling.TagAsync(Entry("sha512:" + new string('0', 128))),
        ["the image itself"] = spoiling => spoiling.TagAsync(Entry(spoiling.Image.Digest.ToString())),
        ["an entry that is null"] = spoiling => spoiling.TagAsync((JsonNode?)null),
        ["an entry without a digest"] = spoiling => spoiling.TagAsync(new JsonObject { ["artifactType"] = SignatureType }),
        ["an entry of wrong types"] = spoiling => spoiling.TagAsync(new JsonObject { ["mediaType"] = 1, ["digest"] = 2, ["size"] = "3" }),
        ["an index with a list twice"] = spoiling => spoiling.TagRawAsync("""{"manifests":[],"manifests":[null]}"""),
        ["an index that is a list"] = spoiling => spoiling.TagRawAsync("[]"),
        ["an index whose list is a text"] = spoiling => spoiling.TagRawAsync("""{"manifests":"none"}"""),
        ["an index of 2,000 reports"] = spoiling => spoiling.TagAsync(
            [.. Enumerable.Range(0, 2000).Select(number => Entry($"sha256:{number:x64}", "application/spdx+json"))]),
        ["a long content type"] = spoiling => spoiling.SignAsync(header => header["cty"] = Text()),
        ["a long signing scheme"] = spoiling => spoiling.SignAsync(header => header["io.cncf.notary.signingScheme"] = Text()),
        ["a long plugin name"] = spoiling => spoiling.SignAsync(header => Critical(header, "io.cncf.notary.verificationPlugin", Text())),
        ["a long plugin version"] = spoiling => spoiling.SignAsync(header =>
        {
            Critical(header, "io.cncf.notary.verificationPlugin", "com.amazonaws.signer.notation.plugin");
            Critical(header, "io.cncf.notary.verificationPluginMinVersion", Text());
        }),
        ["a long attribute name"] = spoiling => spoiling.SignAsync(header => Critical(header, Text(), "x")),
        ["a long attribute"] = spoiling => spoiling.SignAsync(header => Critical(header, "com.example.attribute", Text())),
        ["a long algorithm"] = spoiling => spoiling.SignAsync(header => header["alg"] = Text()),
        ["a long text with line breaks"] = spoiling => spoiling.SignAsync(header => header["cty"] =
            string.Concat(Enumerable.Repeat("\nError: signature verification failed: x: response status code 429: y\n", 5000))),
        ["a long subject"] = spoiling => spoiling.AttachAsync(
            _ => { }, spoiling.Envelope(Stranger.Change(0, leaf => leaf with { Subject = LongName() })).Encode()),
    };

    /// <summary>Every way by its name.</summary>
    public static IEnumerable<string> Names => Ways.Keys;

    private ImageByDigest Image => image;

    public Task SpoilAsync(string way) => Ways[way](this);

    /// <summary>Attaches a signature of a stranger, over and over.</summary>
    public async Task AttachManyAsync(int count, string mark)
    {
        var envelope = Envelope(Stranger).Encode();
        for (var number = 0; number < count; number++)
            await AttachAsync(manifest => manifest["annotations"] = new JsonObject { [mark] = $"{number}" }, envelope);
    }

    private static string Text() => new('x', Long);

    private static byte[] LongName() => new X500DistinguishedName($"CN={Text()}").RawData;

    private static void Critical(JsonObject header, string name, string value)
    {
        header[name] = value;
        header["crit"]!.AsArray().Add(name);
    }

    private static JsonObject Entry(string digest, string artifactType = SignatureType) =>
        new() { ["mediaType"] = MediaTypes.OciManifest, ["digest"] = digest, ["size"] = 9, ["artifactType"] = artifactType };

    private static JsonObject DescriptorOf(string mediaType, string digest, long size) =>
        new() { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = size };

    private TestEnvelope Envelope(TestChain chain) =>
        TestEnvelope.OfX509(chain) with { Payload = TestEnvelope.Target(subject.MediaType, $"{subject.Digest}", subject.Size) };

    private JsonArray Layers(int count) =>
        [.. Enumerable.Repeat(0, count).Select(_ => DescriptorOf("application/jose+json", registry.PutBlob(image.Repository, "{}"u8.ToArray()), 2))];

    private Task<string> SignAsync(Action<JsonObject> changeHeader) =>
        AttachAsync(_ => { }, Envelope(Stranger).Change(changeHeader).Encode());

    private Task<string> AttachAsync(Action<JsonObject> changeManifest, byte[]? envelope = null, string type = MediaTypes.OciManifest)
    {
        envelope ??= Envelope(Stranger).Encode();
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = type,
            ["artifactType"] = SignatureType,
            ["config"] = DescriptorOf("application/vnd.oci.empty.v1+json", registry.PutBlob(image.Repository, "{}"u8.ToArray()), 2),
            ["layers"] = new JsonArray(
                DescriptorOf("application/jose+json", registry.PutBlob(image.Repository, envelope), envelope.Length)),
            ["subject"] = DescriptorOf(subject.MediaType, $"{subject.Digest}", subject.Size),
        };
        changeManifest(manifest);
        return registry.PutManifestAsync(image.Repository, Encoding.UTF8.GetBytes(manifest.ToJsonString()), type);
    }

    private Task<string> TagAsync(params JsonNode?[] entries) => TagRawAsync(
        new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = Index, ["manifests"] = new JsonArray(entries) }.ToJsonString());

    private Task<string> TagRawAsync(string index) =>
        registry.PutManifestAsync(image.Repository, Encoding.UTF8.GetBytes(index), Index, $"sha256-{image.Digest.Hex}");
}
