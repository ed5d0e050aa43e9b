using System.Text.Json;
using ImageSignatures.Signatures;

namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>
/// Reads JSON with the places of all values. Not a deserializer: that stops at the first mistake and does not know where a value stood.
/// </summary>
internal sealed class PolicyJson
{
    /// <summary>A policy needs five: document, statements, statement, signatureVerification, override.</summary>
    private const int MaxDepth = 16;

    private readonly ReadOnlyMemory<byte> _json;
    private readonly TextPositions _positions;
    private readonly PolicyMistakes _mistakes;

    private PolicyJson(ReadOnlyMemory<byte> json, PolicyMistakes mistakes)
    {
        _json = json;
        _positions = new TextPositions(json);
        _mistakes = mistakes;
    }

    /// <param name="json">Valid UTF-8.</param>
    /// <param name="mistakes">Gets what is wrong.</param>
    /// <returns>The document's value, or null where the text is not JSON.</returns>
    public static PlacedValue? Read(ReadOnlyMemory<byte> json, PolicyMistakes mistakes) => new PolicyJson(json, mistakes).Read();

    private PlacedValue? Read()
    {
        var reader = new Utf8JsonReader(_json.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        PlacedValue? value = null;
        try
        {
            reader.Read();
            value = ReadValue(ref reader, PolicyPlace.Root);
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            var offset = _positions.OffsetOf(e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
            var why = WhyNotJson(offset, reader.CurrentDepth, isComplete: value is not null);
            _mistakes.Error(_positions.Place(PolicyPlace.Root, offset), why);
            return null;
        }
    }

    private PlacedValue ReadValue(ref Utf8JsonReader reader, string path)
    {
        var place = _positions.Place(path, (int)reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.String => new PlacedValue.Text(place, ReadText(ref reader, place)),
            JsonTokenType.StartArray => new PlacedValue.List(place, ReadItems(ref reader, path)),
            JsonTokenType.StartObject => new PlacedValue.Map(place, ReadMembers(ref reader, path)),
            JsonTokenType.Null => new PlacedValue.Null(place),
            JsonTokenType.Number => new PlacedValue.Other(place, "a number"),
            _ => new PlacedValue.Other(place, "a boolean"),
        };
    }

    private List<PlacedValue> ReadItems(ref Utf8JsonReader reader, string path)
    {
        var items = new List<PlacedValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader, $"{path}[{items.Count}]"));
        return items;
    }

    private List<PlacedMember> ReadMembers(ref Utf8JsonReader reader, string path)
    {
        var members = new List<PlacedMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var place = _positions.Place(path, (int)reader.TokenStartIndex);
            var name = ReadText(ref reader, place);
            place = place with { Path = PathOf(path, name) };
            if (!names.Add(name))
            {
                _mistakes.Error(
                    place,
                    $"The member {Excerpt.Quote(name)} stands twice in its object, and notation would use the last one only: keep one.");
            }

            reader.Read();
            members.Add(new PlacedMember(name, place, ReadValue(ref reader, place.Path)));
        }

        return members;
    }

    private string ReadText(ref Utf8JsonReader reader, PolicyPlace place)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _mistakes.Error(
                place,
                "The text holds half of a surrogate pair (\\ud800 to \\udfff), which is no character: write the whole character.");
            return "\ufffd";
        }
    }

    private static string PathOf(string parent, string member)
    {
        var name = member.Length > 0 && member.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return (parent, name) switch
        {
            (PolicyPlace.Root, true) => member,
            (_, true) => $"{parent}.{member}",
            _ => $"{parent}[{Excerpt.Quote(member)}]",
        };
    }

    private string WhyNotJson(int offset, int depth, bool isComplete)
    {
        var next = offset < _json.Length ? (char)_json.Span[offset] : '\0';
        return (next, isComplete) switch
        {
            ('/', _) => "JSON has no comments: remove this one.",
            (_, true) => "Something stands behind the end of the document: remove it.",
            ('{' or '[', _) when depth >= MaxDepth - 1 =>
                $"Objects and lists are nested more than {MaxDepth} deep: a trust policy needs five levels, so remove the inner ones.",
            ('\0', _) => "The document ends too early: close what is open, or write a policy where the file is empty.",
            _ => "This is not JSON: look here, and just before, for a missing or surplus comma, colon, quote or bracket.",
        };
    }
}
