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
    /// <returns>
    /// The text of a uniformResourceIdentifier, or null for a name of another form. Like notation it does not look at the characters: a URL
    /// that is none is one that nothing answers at.
    /// </returns>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static string? ReadUrl(AsnReader reader)
    {
        if (reader.PeekTag() == Url)
            return Encoding.Latin1.GetString(ReadBytes(reader).Span);

        reader.ReadEncodedValue();
        return null;
    }

    /// <summary>Reads one name and refuses it where notation does.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It is not of its form.</exception>
    public static void Check(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag == Url)
            Require(IsUrl(ReadAscii(reader)), "a URL");
        else if (tag == Email || tag == Dns)
            ReadAscii(reader);
        else if (tag == Address)
            Require(ReadBytes(reader).Length is IPv4Length or IPv6Length, "an IP address");
        else
            reader.ReadGoElement();
    }

    /// <summary>Reads the name in a constraint of names, and refuses it where notation does.</summary>
    /// <inheritdoc cref="Check"/>
    public static void CheckConstraint(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag == Dns)
            Require(DomainName.IsConstraint(ReadAscii(reader)), "a domain");
        else if (tag == Url)
            Require(IsDomain(ReadAscii(reader)), "a domain");
        else if (tag == Email)
            Require(IsMailboxes(ReadAscii(reader)), "a mailbox or a domain");
        else if (tag == Address)
            Require(IsNetwork(ReadBytes(reader).Span), "an IP network");
        else
            reader.ReadGoElement();
    }

    private static ReadOnlyMemory<byte> ReadBytes(AsnReader reader)
    {
        var element = reader.ReadEncodedValue();
        AsnDecoder.ReadEncodedValue(element.Span, AsnEncodingRules.DER, out var start, out var length, out _);
        return element.Slice(start, length);
    }

    private static string ReadAscii(AsnReader reader)
    {
        var bytes = ReadBytes(reader);
        Require(Ascii.IsValid(bytes.Span), "ASCII text");
        return Encoding.ASCII.GetString(bytes.Span);
    }

    private static void Require(bool isGood, string what)
    {
        if (!isGood)
            throw new MalformedException($"a name in an extension is not {what}");
    }

    private static bool IsUrl(string text) => text.Length <= MaxUrlLength && GoUrl.IsValid(text);

    private static bool IsDomain(string text) =>
        !GoHost.IsIPv4(text) && !GoHost.IsIPv6(text) && DomainName.IsConstraint(text);

    private static bool IsMailboxes(string text) =>
        text.Contains('@', StringComparison.Ordinal) ? Mailbox.IsValid(text) : DomainName.IsConstraint(text);

    // The address and then its mask, which is ones and then zeros.
    private static bool IsNetwork(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (2 * IPv4Length or 2 * IPv6Length))
            return false;

        var mask = string.Concat(bytes[(bytes.Length / 2)..].ToArray().Select(b => b.ToString("b8", null)));
        return !mask.Contains("01", StringComparison.Ordinal);
    }
}
