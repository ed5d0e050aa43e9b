using System.Text.Json.Nodes;
using Differential.Tests.Signatures.Agreement;
using static Differential.Tests.Signatures.Agreement.Agreed;

namespace Differential.Tests.Verification.Agreement;

/// <summary>Manifests of signatures, and listings of them, on which the two verifiers could disagree. The envelope is a good one.</summary>
internal static class ListingCases
{
    private const string ArtifactManifest = "application/vnd.oci.artifact.manifest.v1+json";
    private const string Index = "application/vnd.oci.image.index.v1+json";
    private const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    private static readonly AttachedEnvelope Good = AttachedEnvelope.Of(FixedChain.OfTwo.Jws());
    private static readonly AttachedEnvelope Bad = AttachedEnvelope.Of(FixedChain.Stranger.Jws());

    public static IEnumerable<(ArtifactCase Case, Agreed Expected)> All => [.. Manifests(), .. Listings(), .. Several()];

    private static IEnumerable<(ArtifactCase Case, Agreed Expected)> Manifests()
    {
        yield return (Case("a plain manifest", Good), BothAccept);
        yield return (Case("an artifact manifest", AsArtifact(Good)), BothAccept);
        yield return (Case("blobs in an image manifest", Good.Change(Rename("layers", "blobs"))), BothRefuse);
        yield return (Case("layers in an artifact manifest", Good with { ListedType = ArtifactManifest }), BothRefuse);
        yield return (Case("layers in an index", Good with { ListedType = Index }), BothRefuse);
        yield return (Case("a Docker manifest", Good with { ListedType = DockerManifest }), BothRefuse);
        yield return (Case("blobs beside the layer", Good.Change(manifest => manifest["blobs"] = new JsonArray(1, 2))), RefusedHere);
        yield return (
            Case("a layer that is null", Good.Change(manifest => manifest["layers"] = new JsonArray((JsonNode?)null))),
            BothRefuse
        );
        yield return (Case("no layer", Good.Change(manifest => manifest["layers"] = new JsonArray())), BothRefuse);
        yield return (Case("a digest that is null", Good.Change(manifest => manifest["layers"]![0]!["digest"] = null)), BothRefuse);
        yield return (
            Case(
                "the layer's media type of the other format",
                Good.Change(manifest => manifest["layers"]![0]!["mediaType"] = "application/cose")
            ),
            BothRefuse
        );
        yield return (
            Case("the layer's size too small", Good.Change(manifest => manifest["layers"]![0]!["size"] = Good.Bytes.Length - 1)),
            BothRefuse
        );
        yield return (Case("other layers in another case", Good.Change(manifest => manifest["Layers"] = new JsonArray())), BothRefuse);
        yield return (Case("other layers by folding", Good.Change(manifest => manifest["layer\u017f"] = new JsonArray())), BothRefuse);
        yield return (Case("a schema version that is a text", Good.Change(manifest => manifest["schemaVersion"] = "2")), BothRefuse);
        yield return (Case("the type by the config", Good.Change(manifest =>
        {
            manifest.Remove("artifactType");
            manifest["config"]!["mediaType"] = AgreementRegistry.ArtifactType;
        })), BothAccept);
        yield return (Case("the empty config in place", Good.Change(manifest => manifest["config"]!["data"] = "e30=")), BothAccept);
    }

    private static IEnumerable<(ArtifactCase Case, Agreed Expected)> Listings()
    {
        foreach (
            var (name, signature, expected) in new[]
            {
                ("a plain listing", Good, BothAccept),
                ("an artifact manifest", AsArtifact(Good), BothAccept),
                ("a manifest without a subject", Good.Change(manifest => manifest.Remove("subject")), Stricter),
                (
                    "a manifest about another image",
                    Good.Change(manifest => manifest["subject"]!["digest"] = $"sha256:{new string('0', 64)}"),
                    Stricter
                ),
                ("a manifest of another artifact type", Good.Change(manifest => manifest["artifactType"] = "application/x"), Stricter),
                ("a listed size that is wrong", Good with { Relist = entry => entry["size"] = 1 }, BothRefuse),
                ("a listed media type that is wrong", Good with { Relist = entry => entry["mediaType"] = ArtifactManifest }, BothRefuse),
                ("another listed artifact type", Good with { Relist = entry => entry["artifactType"] = "application/x" }, BothRefuse),
                ("no listed artifact type", Good with { Relist = entry => entry.Remove("artifactType") }, BothRefuse),
                ("foreign annotations", Good with { Relist = entry => entry["annotations"] = new JsonObject { ["a"] = "b" } }, BothAccept),
                ("a member of a wrong type that nobody uses", Good with { Relist = entry => entry["urls"] = 1 }, Laxer),
            }
        )
            yield return (
                Case($"by tag: {name}", signature) with
                {
                    ByTag = true,
                    FindsMore = expected == Laxer ? FindsMoreRows.UnusedMember : null,
                },
                expected
            );

        yield return (
            Case("by tag: a second list in another case", Good) with
            {
                ByTag = true,
                RewriteIndex = text => text[..^1] + ",\"Manifests\":[]}",
            },
            BothRefuse
        );
        yield return (
            Case("by tag: no list", Good) with
            {
                ByTag = true,
                RewriteIndex = _ => """{"schemaVersion":2,"manifests":null}""",
            },
            BothRefuse
        );
    }

    private static IEnumerable<(ArtifactCase Case, Agreed Expected)> Several()
    {
        var unreadable = Good.Change(manifest => manifest["layers"]!.AsArray().Add(manifest["layers"]![0]!.DeepClone()));
        yield return (Case("a bad one first", Bad, Good), BothAccept);
        yield return (Case("an unreadable one first", unreadable, Good) with { FindsMore = FindsMoreRows.UnreadableReferrer }, Laxer);
        yield return (Case("an unreadable one last", Good, unreadable), BothAccept);
        yield return (Case("a bad one listed a hundred times", Bad, Good) with
        {
            ByTag = true,
            FindsMore = FindsMoreRows.TwiceListed,
            RewriteIndex = text => RepeatFirst(text, 100),
        }, Laxer);
    }

    private static string RepeatFirst(string text, int times)
    {
        var index = JsonNode.Parse(text)!;
        var manifests = index["manifests"]!.AsArray();
        for (var count = 1; count < times; count++)
            manifests.Insert(0, manifests[0]!.DeepClone());
        return index.ToJsonString();
    }

    private static ArtifactCase Case(string name, params IReadOnlyList<AttachedEnvelope> signatures) =>
        new("listing: " + name, StatementSpec.Trusting(FixedChain.OfTwo.Root), signatures);

    private static AttachedEnvelope AsArtifact(AttachedEnvelope envelope) =>
        envelope.Change(Rename("layers", "blobs")) with
        {
            ListedType = ArtifactManifest,
        };

    private static Action<JsonObject> Rename(string from, string to) => json =>
    {
        json.Remove(from, out var value);
        json[to] = value;
    };
}
