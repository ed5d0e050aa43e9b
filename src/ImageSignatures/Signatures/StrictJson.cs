using System.Text.Json;
using System.Text.Unicode;

namespace ImageSignatures.Signatures;

/// <summary>Reads JSON that signatures rest on: one way to read it, or none.</summary>
/// <remarks>
/// Stricter than notation, whose reader takes the last of two members with the same name, takes <c>PAYLOAD</c> for <c>payload</c> and
/// replaces what is not Unicode: two readers of one envelope must not see two contents.
/// </remarks>
internal static class StrictJson
{
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>
    /// Reads a JSON object with nothing after it, without duplicate members at any level, with text that is Unicode and numbers that are finite.
    /// </summary>
    /// <param name="utf8">The bytes; the result refers to them.</param>
    /// <param name="subject">What it is, for the message.</param>
    /// <exception cref="MalformedException">It is not such JSON.</exception>
    public static JsonElement ParseObject(ReadOnlyMemory<byte> utf8, string subject)
    {
        if (!Utf8.IsValid(utf8.Span))
            throw new MalformedException($"{subject} is not UTF-8");

        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            Check(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new MalformedException($"{subject} is not a JSON object");
        }
        catch (JsonException)
        {
            throw new MalformedException($"{subject} is not valid JSON, is nested more than {MaxDepth} deep or has a member twice");
        }
        catch (InvalidOperationException)
        {
            throw new MalformedException($"{subject} holds text that is not Unicode");
        }
    }

    /// <summary>True where notation takes the one name for the other: where they differ at most by case.</summary>
    public static bool IsVariant(string name, string known) => string.Equals(Fold(name), known, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses a member whose name differs from a known one only by case: notation takes it for that one.</summary>
    /// <exception cref="MalformedException">There is one.</exception>
    public static void RefuseVariants(JsonElement json, string subject, params ReadOnlySpan<string> known)
    {
        foreach (var member in json.EnumerateObject().Select(m => m.Name))
        {
            foreach (var name in known)
            {
                // Two names that differ by case alone are of one length.
                if (member.Length == name.Length && member != name && IsVariant(member, name))
                    throw new MalformedException($"{subject} has a member {Excerpt.Quote(member)}, which can be taken for {name}");
            }
        }
    }

    /// <exception cref="MalformedException">It is missing or not a string.</exception>
    public static string ReadString(JsonElement json, string subject, string name) => ReadOptionalString(json, subject, name)
        ?? throw new MalformedException($"{subject} has no {name}");

    /// <returns>The text, or null where the member is missing.</returns>
    /// <exception cref="MalformedException">It is not a string.</exception>
    public static string? ReadOptionalString(JsonElement json, string subject, string name)
    {
        if (!json.TryGetProperty(name, out var member))
            return null;

        return member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : throw new MalformedException($"{name} of {subject} is not a string");
    }

    /// <exception cref="MalformedException">It is missing, not an array, or not all of its elements are strings.</exception>
    public static IReadOnlyList<string> ReadStrings(JsonElement json, string subject, string name)
    {
        if (!json.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.Array
            || member.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String))
            throw new MalformedException($"{subject} has no {name} that is an array of strings");

        return [.. member.EnumerateArray().Select(e => e.GetString()!)];
    }

    // Escapes can spell half a surrogate pair, which is found out only when the text is read. Notation refuses numbers beyond all bounds.
    private static void Check(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                json.GetString();
                break;
            case JsonValueKind.Number when !double.IsFinite(json.GetDouble()):
                throw new MalformedException("a number in JSON is too large");
            case JsonValueKind.Array:
                foreach (var element in json.EnumerateArray())
                    Check(element);
                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                    Check(member);
                break;
        }
    }

    private static void Check(JsonProperty member)
    {
        _ = member.Name;
        Check(member.Value);
    }

    // The two letters outside ASCII that fold to ASCII ones: https://www.unicode.org/Public/UNIDATA/CaseFolding.txt
    private static string Fold(string name) => name.Replace('\u017f', 's').Replace('\u212a', 'k');
}
