using System.Formats.Asn1;
using System.Text;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>Reads the times of certificates, revocation lists, OCSP responses and timestamps.</summary>
/// <remarks>
/// As Go reads them, where real authorities need it: a UTCTime without seconds, and a time zone, which RFC 5280 forbids both.
/// https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5
/// </remarks>
internal static class X509Time
{
    public static bool IsNext(AsnReader reader) =>
        reader.HasData && (reader.PeekTag() == Asn1Tag.UtcTime || reader.PeekTag() == Asn1Tag.GeneralizedTime);

    /// <summary>Reads a Time: two digits of the year up to 2049, four from then on, and whole seconds.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It is not a time, or has fractions of a second.</exception>
    public static DateTimeOffset Read(AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime
            ? X509TimeText.ParseUtc(Text(reader, Asn1Tag.UtcTime))
            : ReadGeneralized(reader);

    /// <summary>Reads a GeneralizedTime of whole seconds.</summary>
    /// <inheritdoc cref="Read"/>
    public static DateTimeOffset ReadGeneralized(AsnReader reader)
    {
        var (time, nanoseconds) = X509TimeText.ParseGeneralized(Text(reader, Asn1Tag.GeneralizedTime));
        return nanoseconds == 0 ? time : throw new MalformedException("a time has fractions of a second");
    }

    /// <summary>Reads a Time that may have fractions of a second.</summary>
    /// <returns>The whole second, and the nanoseconds after it.</returns>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It is not a time.</exception>
    public static (DateTimeOffset Second, int Nanoseconds) ReadFraction(AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime
            ? (X509TimeText.ParseUtc(Text(reader, Asn1Tag.UtcTime)), 0)
            : X509TimeText.ParseGeneralized(Text(reader, Asn1Tag.GeneralizedTime));

    private static string Text(AsnReader reader, Asn1Tag tag)
    {
        if (reader.PeekTag() != tag)
            throw new MalformedException("a time is missing, or comes in pieces");

        var element = reader.ReadEncodedValue().Span;
        AsnDecoder.ReadEncodedValue(element, AsnEncodingRules.DER, out var start, out var length, out _);
        return Encoding.Latin1.GetString(element.Slice(start, length));
    }
}
