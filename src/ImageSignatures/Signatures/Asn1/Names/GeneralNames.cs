using System.Formats.Asn1;
using System.Text;

namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>Reads a GeneralName, the choice of forms in which extensions name something.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6</remarks>
internal static class GeneralNames
{
    // A reader of URLs does more work for each character than this one does for others.
    private const int MaxUrlLength = 4096;
    private const int IPv4Length = 4;
    private const int IPv6Length = 16;

    private static readonly Asn1Tag Email = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag Dns = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Url = new(TagClass.ContextSpecific, 6);
    private static readonly Asn1Tag Address = new(TagClass.ContextSpecific, 7);

    /// <summary>Reads one name.</summary>
    /// <returns>The text of a uniformResourceIdentifier, or null for a name of another form.</returns>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It holds other characters than ASCII.</exception>
    public static string? ReadUrl(AsnReader reader)
    {
        if (reader.PeekTag() == Url)
            return ReadAscii(reader, Url);

        reader.ReadEncodedValue();
        return null;
    }

    /// <summary>Reads one name and refuses it where notation does.</summary>
    /// <inheritdoc cref="ReadUrl"/>
    public static void Check(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag == Url)
            Require(IsUrl(ReadAscii(reader, tag)), "a URL");
        else if (tag == Email || tag == Dns)
            ReadAscii(reader, tag);
        else if (tag == Address)
            Require(IsAddress(reader.ReadOctetString(tag)), "an IP address");
        else
            reader.ReadEncodedValue();
    }

    /// <summary>Reads the name in a constraint of names, and refuses it where notation does.</summary>
    /// <inheritdoc cref="ReadUrl"/>
    public static void CheckConstraint(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag == Email || tag == Dns || tag == Url)
            Require(IsDomain(ReadAscii(reader, tag).Split('@')[^1]), "a domain");
        else if (tag == Address)
            Require(IsNetwork(reader.ReadOctetString(tag)), "an IP network");
        else
            reader.ReadEncodedValue();
    }

    private static string ReadAscii(AsnReader reader, Asn1Tag tag)
    {
        if (!reader.TryReadPrimitiveCharacterStringBytes(tag, out var bytes) || !Ascii.IsValid(bytes.Span))
            throw new MalformedException("a name in an extension is not ASCII text");

        return Encoding.ASCII.GetString(bytes.Span);
    }

    private static void Require(bool isGood, string what)
    {
        if (!isGood)
            throw new MalformedException($"a name in an extension is not {what}");
    }

    private static bool IsUrl(string text) => text.Length <= MaxUrlLength && GoUrl.IsValid(text);

    private static bool IsAddress(byte[] bytes) => bytes.Length is IPv4Length or IPv6Length;

    // The address and then its mask, which is ones and then zeros.
    private static bool IsNetwork(byte[] bytes)
    {
        if (bytes.Length is not (2 * IPv4Length or 2 * IPv6Length))
            return false;

        var length = bytes.Length / 2;
        var mask = string.Concat(bytes.Skip(length).Select(b => b.ToString("b8", null)));
        return !mask.Contains("01", StringComparison.Ordinal);
    }

    // A constraint can begin with a dot, for all that is below.
    private static bool IsDomain(string text) =>
        text.Length == 0 || (text.All(c => c is > ' ' and < '\x7f') && !text[(text[0] == '.' ? 1 : 0)..].Split('.').Contains(""));
}
