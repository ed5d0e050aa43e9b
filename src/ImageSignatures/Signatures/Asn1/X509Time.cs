using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>Reads the times of certificates, revocation lists and OCSP responses, which are whole seconds in UTC.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5</remarks>
internal static class X509Time
{
    public static bool IsNext(AsnReader reader) =>
        reader.HasData && (reader.PeekTag() == Asn1Tag.UtcTime || reader.PeekTag() == Asn1Tag.GeneralizedTime);

    /// <summary>Reads a Time: two digits of the year up to 2049, four from then on.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It has fractions of a second.</exception>
    public static DateTimeOffset Read(AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime() : ReadGeneralized(reader);

    /// <summary>Reads a GeneralizedTime.</summary>
    /// <inheritdoc cref="Read"/>
    public static DateTimeOffset ReadGeneralized(AsnReader reader)
    {
        var time = reader.ReadGeneralizedTime();
        return time.Ticks % TimeSpan.TicksPerSecond == 0 ? time : throw new MalformedException("a time has fractions of a second");
    }
}
