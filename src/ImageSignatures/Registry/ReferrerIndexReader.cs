using System.Text.Json;
using ImageSignatures.Oci;

namespace ImageSignatures.Registry;

/// <summary>
/// Reads an index of referrers. Entries that are malformed are passed over with a warning: whoever may push can write them, and a listing
/// that is spoiled in one place still lists the rest. Where readers could disagree about which list counts, none does.
/// </summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md</remarks>
internal static class ReferrerIndexReader
{
    private const string ListName = "manifests";
    private const string FiltersName = "org.opencontainers.referrers.filtersApplied";
    private const int MaxDepth = 16;

    private static readonly string[] EntryMembers = ["mediaType", "digest", "size", "artifactType", "annotations"];

    /// <param name="bytes">The index.</param>
    /// <param name="subject">What it is, for a warning.</param>
    /// <param name="wanted">Which entries are wanted.</param>
    /// <returns>The entries; null where the bytes are not JSON at all.</returns>
    public static ReferrerPage? Read(ReadOnlyMemory<byte> bytes, string subject, WantedReferrers wanted)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Read(document.RootElement, subject, wanted);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // The name of a member holds half a surrogate pair, or is not UTF-8.
            return Spoiled(subject, "holds names that are not Unicode");
        }
    }

    private static ReferrerPage Read(JsonElement root, string subject, WantedReferrers wanted)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Spoiled(subject, "is not a JSON object");

        var lists = root.EnumerateObject().Where(member => IsNamed(member, ListName)).ToList();
        if (lists.Count > 1)
            return Spoiled(subject, $"has the member {ListName} more than once");
        if (lists is [{ Value.ValueKind: JsonValueKind.Null }])
            return ReferrerPage.Empty;
        if (lists is not [{ Value: { ValueKind: JsonValueKind.Array } list }])
            return Spoiled(subject, $"has no list of {ListName}");

        if (wanted.IsOfApi && IsFiltered(root))
            wanted = wanted with { IsFiltered = true };

        var (referrers, passedOver) = (new List<Descriptor>(), 0);
        foreach (var entry in list.EnumerateArray())
        {
            if (Entry(entry) is not { } descriptor)
                passedOver++;
            else if (wanted.Includes(descriptor))
                referrers.Add(descriptor);
        }

        return new ReferrerPage(referrers)
        {
            Warnings = passedOver == 0 ? [] : [$"{subject} has {passedOver} malformed entries, which are passed over."],
        };
    }

    private static bool IsFiltered(JsonElement root) =>
        Member(root, "annotations") is { ValueKind: JsonValueKind.Object } annotations
        && Text(annotations, FiltersName)?.Split(',', StringSplitOptions.TrimEntries).Contains("artifactType",
            StringComparer.Ordinal) is true;

    private static ReferrerPage Spoiled(string subject, string fault) => ReferrerPage.Of($"{subject} {fault}, so that it lists nothing.");

    /// <returns>The descriptor, or null where it is none, or where two readers could take it for two.</returns>
    private static Descriptor? Entry(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || EntryMembers.Any(name => entry.EnumerateObject().Count(m => IsNamed(m, name)) > 1))
            return null;
        try
        {
            return Text(entry, "mediaType") is { } mediaType
                && Digest.TryParse(Text(entry, "digest"), out var digest)
                && Member(entry, "size") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var size) && size >= 0
                && Member(entry, "artifactType") is null or { ValueKind: JsonValueKind.String or JsonValueKind.Null }
                ? new Descriptor
                {
                    MediaType = mediaType,
                    Digest = digest,
                    Size = size,
                    ArtifactType = Text(entry, "artifactType"),
                    Annotations = Annotations(entry),
                }
                : null;
        }
        catch (InvalidOperationException)
        {
            // A text that is not Unicode.
            return null;
        }
    }

    /// <summary>Nothing rests on annotations, so that those which are no texts are left out.</summary>
    private static Dictionary<string, string>? Annotations(JsonElement entry)
    {
        if (Member(entry, "annotations") is not { ValueKind: JsonValueKind.Object } annotations)
            return null;

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var annotation in annotations.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String))
            texts[annotation.Name] = annotation.Value.GetString()!;
        return texts;
    }

    private static string? Text(JsonElement entry, string name) =>
        Member(entry, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Member(JsonElement entry, string name) =>
        entry.EnumerateObject().Where(member => IsNamed(member, name)).Select(member => (JsonElement?)member.Value).FirstOrDefault();

    private static bool IsNamed(JsonProperty member, string name) => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);
}
