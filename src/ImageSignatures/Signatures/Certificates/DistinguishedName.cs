using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace ImageSignatures.Signatures.Certificates;

/// <summary>Reads a distinguished name the way a trust policy writes it: RFC 4514, with spaces allowed around names and values.</summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc4514,
/// https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#trusted-identities-constraints
/// Stricter than notation: an attribute without a value, which notation takes to match a subject that lacks the attribute, is refused, and
/// so is an escaped byte sequence that is not UTF-8.
/// </remarks>
internal static class DistinguishedName
{
    private const string Special = " \"#+,;<=>\\";

    /// <summary>The attributes without which an identity would be too wide.</summary>
    public static readonly IReadOnlyList<string> Mandatory = ["C", "ST", "O"];

    /// <returns>The values by attribute type, with <c>S</c> written as <c>ST</c>.</returns>
    /// <exception cref="MalformedException">It is not such a name.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        if (text.Contains("=#", StringComparison.Ordinal))
            throw new MalformedException("\"=#\", the form for encoded values, is not supported");

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Split(text))
        {
            var equals = IndexOfUnescaped(part, "=");
            if (equals < 0)
                throw new MalformedException($"{Excerpt.Quote(part)} is not of the form attribute=value");

            var (type, value) = (Unescape(part[..equals]), Unescape(part[(equals + 1)..]));
            Add(attributes, type == "S" ? "ST" : type, value);
        }

        var missing = Mandatory.FirstOrDefault(type => !attributes.ContainsKey(type));
        return missing is null
            ? attributes
            : throw new MalformedException($"the attribute {missing} is missing; C, ST (or S) and O are mandatory");
    }

    private static void Add(Dictionary<string, string> attributes, string type, string value)
    {
        if (type.Length == 0 || value.Length == 0)
            throw new MalformedException($"an attribute has no {(type.Length == 0 ? "name" : "value")}");
        if (!attributes.TryAdd(type, value))
            throw new MalformedException($"the attribute {type} comes twice");
    }

    private static IEnumerable<string> Split(string text)
    {
        while (IndexOfUnescaped(text, ",;+") is >= 0 and var end)
        {
            if (text[end] == '+')
                throw new MalformedException("several attributes joined by \"+\" are not supported");

            yield return text[..end];
            text = text[(end + 1)..];
        }

        yield return text;
    }

    private static int IndexOfUnescaped(string text, string separators)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (separators.Contains(text[i], StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private static string Unescape(string text)
    {
        var bytes = new List<byte>(text.Length);
        var trimmed = Trim(text);
        for (var i = 0; i < trimmed.Length;)
            i += AppendNext(bytes, trimmed, i);

        return Utf8.IsValid(bytes.ToArray())
            ? Encoding.UTF8.GetString([.. bytes])
            : throw new MalformedException("an escaped value is not UTF-8");
    }

    // Returns how many characters it took.
    private static int AppendNext(List<byte> bytes, string text, int index)
    {
        if (text[index] != '\\')
            return AppendRune(bytes, text, index);

        var escaped = text.AsSpan(index + 1);
        if (!escaped.IsEmpty && Special.Contains(escaped[0], StringComparison.Ordinal))
        {
            bytes.Add((byte)escaped[0]);
            return 2;
        }

        // Parsing a number would pass over a NUL behind one digit.
        if (escaped.Length < 2 || !char.IsAsciiHexDigit(escaped[0]) || !char.IsAsciiHexDigit(escaped[1]))
            throw new MalformedException("a backslash is followed neither by a special character nor by two hexadecimal digits");

        bytes.Add(byte.Parse(escaped[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return 3;
    }

    private static int AppendRune(List<byte> bytes, string text, int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune))
            throw new MalformedException("it is not valid Unicode");

        Span<byte> utf8 = stackalloc byte[4];
        bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
        return rune.Utf16SequenceLength;
    }

    // A space at the end stays when it is escaped.
    private static string Trim(string text)
    {
        var trimmed = text.Trim(' ');
        return trimmed.EndsWith('\\') && text.EndsWith(' ') ? trimmed + " " : trimmed;
    }
}
