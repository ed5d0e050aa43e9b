using System.Formats.Asn1;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>A certificate named by who issued it and its number there.</summary>
/// <param name="Issuer">The issuer's name in DER.</param>
/// <param name="SerialNumber">The number as the DER integer holds it.</param>
internal sealed record IssuerAndSerialNumber(ReadOnlyMemory<byte> Issuer, ReadOnlyMemory<byte> SerialNumber)
{
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static IssuerAndSerialNumber Read(AsnReader reader)
    {
        var name = new IssuerAndSerialNumber(reader.ReadEncodedValue(), reader.ReadIntegerBytes());
        reader.RequireEnd();
        return name;
    }

    public bool Names(Certificate certificate) =>
        certificate.IssuerName.RawData.Span.SequenceEqual(Issuer.Span) && certificate.SerialNumber.Span.SequenceEqual(SerialNumber.Span);
}
