using System.Text.Json.Nodes;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>
/// Good envelopes below manifests and listings that are wrong or unusual: descriptors of layer, config and subject, media types, artifact
/// types, members of other types, twice or in another case, and entries of the referrers' index that lie.
/// </summary>
internal static class ManifestCases
{
    private const string OtherDigest = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    private static readonly string[] MediaTypes =
    [
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.oci.artifact.manifest.v1+json",
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/jose+json",
        "application/cose",
        "application/vnd.cncf.notary.signature",
        "application/json",
        "",
    ];

    private static readonly string[] Members =
    [
        "schemaVersion",
        "mediaType",
        "artifactType",
        "config",
        "layers",
        "blobs",
        "subject",
        "annotations",
        "x",
    ];

    private static readonly (string Name, Func<Random, JsonObject, string> Change)[] Changes =
    [
        ("layer", (random, manifest) => Redescribe(random, manifest["layers"]?[0])),
        ("config", (random, manifest) => Redescribe(random, manifest["config"])),
        ("subject", (random, manifest) => Redescribe(random, manifest["subject"])),
        ("member", (random, manifest) => Put(manifest, random.Of(Members), random.OneIn(4) ? null : random.Json())),
        ("remove", (random, manifest) => random.Of(Members) is var name && manifest.Remove(name) ? name : "nothing"),
        ("type", (random, manifest) => Put(manifest, random.Of("mediaType", "artifactType"), random.Of(MediaTypes))),
        (
            "case",
            (random, manifest) =>
                Put(manifest, random.OtherCase(random.Of(Members[..^1])), random.OneIn(2) ? new JsonArray() : random.Json())
        ),
        ("layers", (random, manifest) => Repeat(random, manifest["layers"] as JsonArray)),
        ("blobs", (_, manifest) => Put(manifest, "blobs", manifest["layers"]?.DeepClone())),
        (
            "artifact manifest",
            (_, manifest) => manifest.Remove("layers", out var layers) ? Put(manifest, "blobs", layers?.DeepClone()) : ""
        ),
        (
            "by config",
            (_, manifest) =>
                manifest.Remove("artifactType") && manifest["config"] is JsonObject config
                    ? Put(config, "mediaType", "application/vnd.cncf.notary.signature")
                    : ""
        ),
    ];

    public static ArtifactCase Next(Random random)
    {
        var edits = Enumerable.Range(0, random.Next(1, 3)).Select(_ => (Change: random.Of(Changes), Seed: random.Next())).ToList();
        var signature = AttachedEnvelope.Of(FixedChain.OfTwo.Jws()).Change(manifest =>
            edits.ForEach(edit => edit.Change.Change(new Random(edit.Seed), manifest)));
        var listed = random.OneIn(3) ? random.Of(MediaTypes[..4]) : MediaTypes[0];
        var (byTag, relist) = (random.OneIn(2), random.Next());
        var lies = byTag && random.OneIn(2);
        return new ArtifactCase(
            $"{string.Join(", ", edits.Select(edit => $"{edit.Change.Name} {edit.Seed}"))} as {listed}{(byTag ? " by tag" : "")}{(lies ? $" relisted {relist}" : "")}",
            StatementSpec.Trusting(FixedChain.OfTwo.Root),
            signature with { ListedType = listed, Relist = entry => Relist(new Random(relist), entry, lies) })
        { ByTag = byTag, FindsMore = lies ? FindsMoreRows.UnusedMember : null };
    }

    private static void Relist(Random random, JsonObject entry, bool lies)
    {
        if (lies)
            Redescribe(random, entry);
    }

    private static string Redescribe(Random random, JsonNode? node)
    {
        if (node is not JsonObject descriptor)
            return "nothing";

        return random.Next(8) switch
        {
            0 => Put(descriptor, "digest", random.Of(OtherDigest, "sha256:00", "sha512:00", "")),
            1 => Put(descriptor, "size", random.Of(0L, 1L, -1L, 33_554_433L, long.MaxValue)),
            2 => Put(descriptor, "mediaType", random.Of(MediaTypes)),
            3 => Put(
                descriptor,
                random.Of("annotations", "urls", "data", "platform", "artifactType", "x"),
                random.OneIn(4) ? null : random.Json()
            ),
            4 => Put(descriptor, random.Of("digest", "size", "mediaType", "artifactType"), random.Json()),
            5 => Put(descriptor, random.OtherCase(random.Of("digest", "size", "mediaType")), random.Json()),
            6 => Put(descriptor, "data", random.Of("e30=", "%", "e30")),
            _ => random.Of("digest", "size", "mediaType", "artifactType") is var name && descriptor.Remove(name)
                ? $"without {name}"
                : "nothing",
        };
    }

    private static string Repeat(Random random, JsonArray? layers)
    {
        if (random.OneIn(3))
            layers?.Clear();
        else if (layers is { Count: > 0 })
            layers.Insert(random.Next(2), random.OneIn(2) ? layers[0]?.DeepClone() : random.Json());
        return $"{layers?.Count}";
    }

    private static string Put(JsonObject json, string name, JsonNode? value)
    {
        json[name] = value;
        return $"{name}={value?.ToJsonString() ?? "null"}";
    }
}
