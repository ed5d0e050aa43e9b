using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Registry;
using static Differential.Tests.Verification.Agreement.ListingQuestion;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Answers of registries to the question what refers to an image: as real ones give them, and as none should.</summary>
internal static class ListingShapes
{
    private const string Filters = "OCI-Filters-Applied";
    private const string OldFilters = "org.opencontainers.referrers.filtersApplied";
    private const string Zeros = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Answers of the referrers API, or of what stands in its place.</summary>
    public static IReadOnlyList<(string Name, RegistryAnswer[] Answers)> Api { get; } =
    [
        One("as it is", Index),
        One("filtered", Index, answer => Filtered(answer, "artifactType")),
        One("filtered by two", Index, answer => Filtered(answer, "annotation, artifactType")),
        One("filtered by another", Index, answer => Filtered(answer, "annotation")),
        One("filtered, and not", listed => Index([.. Of(listed), Foreign(), Foreign()]), answer => Filtered(answer, "artifactType")),
        One("filtered in another case", listed => Index(Bare(listed)), answer => Filtered(answer, "ArtifactType")),
        One("filtered, without types", listed => Index(Bare(listed)), answer => Filtered(answer, "artifactType")),
        One("without types", listed => Index(Bare(listed))),
        One("filtered in the old way, without types", listed => Annotated(Index(Bare(listed)), "artifactType")),
        One("filtered in the old way", listed => Annotated(Index(listed), "artifactType")),
        One("others first", listed => Index([Foreign(), Foreign(), .. Of(listed)])),
        One("each twice", listed => Index([.. Of(listed), .. Of(listed)])),
        One("the other way round", listed => Index([.. Of(listed).Reverse()])),
        One("one that is not there", listed => Index([Missing(), .. Of(listed)])),
        One("one that is not there, last", listed => Index([.. Of(listed), Missing()])),
        One("nothing", _ => Index([])),
        One("null", _ => """{"schemaVersion":2,"manifests":null}"""),
        One("no list", _ => """{"schemaVersion":2}"""),
        One("no version", listed => Index(listed).Replace("\"schemaVersion\":2,", "", StringComparison.Ordinal)),
        One("two lists", listed =>
            Index(listed).Replace("{\"schemaVersion\"", "{\"manifests\":[],\"schemaVersion\"", StringComparison.Ordinal)),
        One("the list in another case", listed => Index(listed).Replace("\"manifests\"", "\"Manifests\"", StringComparison.Ordinal)),
        One("a null among them", listed => Index([null, .. Of(listed)])),
        One("a text among them", listed => Index(["x", .. Of(listed)])),
        One("an empty one among them", listed => Index([new JsonObject(), .. Of(listed)])),
        One("a size that is a text", listed => Index([Broken("size", "2"), .. Of(listed)])),
        One("a size below zero", listed => Index([Broken("size", -1), .. Of(listed)])),
        One("a digest that is none", listed => Index([Broken("digest", "sha256:0"), .. Of(listed)])),
        One("a type that is a number", listed => Index([Broken("artifactType", 1), .. Of(listed)])),
        One("annotations that are a list", listed => Index([Broken("annotations", new JsonArray()), .. Of(listed)])),
        One("an unknown member", listed => Index(Changed(listed, entry => entry["later"] = new JsonArray(1)))),
        One("the manifest in place", listed => Index(Changed(listed, entry => entry["data"] = "e30="))),
        One("a wrong size", listed => Index(Changed(listed, entry => entry["size"] = 1))),
        One("a wrong media type", listed =>
            Index(Changed(listed, entry => entry["mediaType"] = "application/vnd.oci.image.index.v1+json"))),
        One("trailing space", listed => Index(listed) + "\r\n "),
        One("trailing data", listed => Index(listed) + "{}"),
        One("a byte order mark", listed => "\ufeff" + Index(listed)),
        One("cut off", listed => Index(listed)[..^3]),
        One("a page", _ => "<html>sign in</html>", answer => answer with { MediaType = "text/html" }),
        One("JSON of no type", Index, answer => answer with { MediaType = "application/json" }),
        One("no media type", Index, answer => answer with { MediaType = "" }),
        One("a charset", Index, answer => answer with { MediaType = answer.MediaType + "; charset=utf-8" }),
        One("a media type in capitals", Index, answer => answer with { MediaType = answer.MediaType.ToUpperInvariant() }),
        One("a Docker list", Index, answer => answer with { MediaType = "application/vnd.docker.distribution.manifest.list.v2+json" }),
        One("not found", _ => "", answer => answer with { Status = 404, MediaType = "" }),
        One("not found, as a page", _ => "<html/>", answer => answer with { Status = 404, MediaType = "text/html" }),
        One("an unknown name", _ => Error("NAME_UNKNOWN"), answer => answer with { Status = 404, MediaType = "application/json" }),
        One("an unknown manifest", _ => Error("MANIFEST_UNKNOWN"), answer => answer with { Status = 404, MediaType = "application/json" }),
        One("denied", _ => Error("DENIED"), answer => answer with { Status = 403, MediaType = "application/json" }),
        One("unsupported", _ => Error("UNSUPPORTED"), answer => answer with { Status = 405, MediaType = "application/json" }),
        One("a bad request", _ => "", answer => answer with { Status = 400, MediaType = "" }),
        .. new[]
        {
            "<?page=2>; rel=\"next\"",
            "<?page=2>",
            "<?page=2>; title=\"a, b\"; rel=next",
            $"<{RegistryAnswer.Path}?page=2>; rel=\"next\"",
            $"<http://{RegistryAnswer.Host}{RegistryAnswer.Path}?page=2>; rel=\"next\"",
            $"<//{RegistryAnswer.Host}{RegistryAnswer.Path}?page=2>; rel=\"next\"",
            // The other way round notation, which takes the first one, would go on for ever.
            "<?page=2>; rel=\"next\", <?page=1>; rel=\"first\"",
            "?page=2; rel=\"next\"",
            "<?page=2; rel=\"next\"",
        }.Select(Paged),
    ];

    /// <summary>Answers for the tag of the tag schema.</summary>
    public static IReadOnlyList<(string Name, RegistryAnswer[] Answers)> Tag { get; } =
    [
        .. Api.Where(shape => shape.Answers is [{ Status: 200, Headers.Count: 0 }])
            .Select(shape => (shape.Name, (RegistryAnswer[])[shape.Answers[0] with { Question = ListingQuestion.Tag }])),
        ("an image", [new(ListingQuestion.Tag, _ => """{"schemaVersion":2,"config":{},"layers":[]}""") { MediaType = AttachedEnvelope.ManifestType }]),
        ("an index in the index",
            [new(ListingQuestion.Tag, listed =>
            Index(Changed(listed, entry => entry["mediaType"] = "application/vnd.oci.image.index.v1+json")))]),
        ("denied", [new(ListingQuestion.Tag, _ => Error("DENIED")) { Status = 403, MediaType = "application/json" }]),
        ("a wrong digest",
            [new(ListingQuestion.Tag, Index) { Headers = new Dictionary<string, string> { ["Docker-Content-Digest"] = Zeros } }]),
    ];

    private static (string Name, RegistryAnswer[] Answers) One(
        string name, Func<JsonArray, string> body, Func<RegistryAnswer, RegistryAnswer>? change = null)
    {
        var answer = new RegistryAnswer(ListingQuestion.Api, body);
        return (name, [change?.Invoke(answer) ?? answer]);
    }

    /// <summary>Two pages, of which the second one has the last signature.</summary>
    public static (string Name, RegistryAnswer[] Answers) Paged(string link) =>
    (
        $"a link {link}",
        [
            new(ListingQuestion.Api, listed => Index([.. Of(listed).Take(listed.Count - 1), Foreign()]))
            {
                Headers = new Dictionary<string, string> { ["Link"] = link },
            },
            new(SecondPage, listed => Index([.. Of(listed).TakeLast(1)])),
        ]);

    private static RegistryAnswer Filtered(RegistryAnswer answer, string filters) =>
        answer with { Headers = new Dictionary<string, string> { [Filters] = filters } };

    private static string Index(IEnumerable<JsonNode?> entries) => new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = "application/vnd.oci.image.index.v1+json",
        ["manifests"] = new JsonArray([.. entries.Select(entry => entry?.DeepClone())]),
    }.ToJsonString();

    private static string Annotated(string index, string filters)
    {
        var json = JsonNode.Parse(index)!;
        json["annotations"] = new JsonObject { [OldFilters] = filters };
        return json.ToJsonString();
    }

    private static IEnumerable<JsonNode?> Of(JsonArray listed) => listed.Select(entry => entry?.DeepClone());

    private static JsonNode?[] Bare(JsonArray listed) => Changed(listed, entry => entry.Remove("artifactType"));

    private static JsonNode?[] Changed(JsonArray listed, Action<JsonObject> change) => [.. Of(listed).Select(entry =>
    {
        change(entry!.AsObject());
        return entry;
    })];

    private static JsonNode Foreign() => JsonNode.Parse(TestImage.ReferrerDescriptor("sbom", "application/spdx+json"))!;

    private static JsonNode Missing() => JsonNode.Parse(TestImage.ReferrerDescriptor("missing"))!;

    private static JsonNode Broken(string member, JsonNode value)
    {
        var entry = Missing();
        entry[member] = value;
        return entry;
    }

    private static string Error(string code) => $$"""{"errors":[{"code":"{{code}}","message":"x"}]}""";
}
