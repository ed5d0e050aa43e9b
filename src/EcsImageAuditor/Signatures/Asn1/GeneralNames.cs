using System.Formats.Asn1;
using System.Text;

namespace EcsImageAuditor.Signatures.Asn1;

/// <summary>Reads a GeneralName, the choice of forms in which extensions name something.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6</remarks>
internal static class GeneralNames
{
    public static readonly Asn1Tag Email = new(TagClass.ContextSpecific, 1);
    public static readonly Asn1Tag Dns = new(TagClass.ContextSpecific, 2);
    public static readonly Asn1Tag Url = new(TagClass.ContextSpecific, 6);
    public static readonly Asn1Tag IPAddress = new(TagClass.ContextSpecific, 7);

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

    /// <inheritdoc cref="ReadUrl"/>
    public static string ReadAscii(AsnReader reader, Asn1Tag tag)
    {
        if (!reader.TryReadPrimitiveCharacterStringBytes(tag, out var bytes) || !Ascii.IsValid(bytes.Span))
            throw new MalformedException("a name in an extension is not ASCII text");

        return Encoding.ASCII.GetString(bytes.Span);
    }
}
