using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Signatures.Certificates;

/// <summary>Reads a certificate.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.1</remarks>
internal static class CertificateReader
{
    private const int MaxLength = 64 * 1024;
    private const int Version3 = 2;

    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3, isConstructed: true);

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It does not follow RFC 5280.</exception>
    public static Certificate Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > MaxLength)
            throw new MalformedException($"it is longer than {MaxLength} bytes");

        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var sequence = reader.ReadSequence();
        reader.RequireEnd();
        var signed = SignedObject.Read(sequence);
        sequence.RequireEnd();
        return ReadSignedPart(signed, der);
    }

    private static Certificate ReadSignedPart(SignedObject signed, ReadOnlyMemory<byte> der)
    {
        var body = signed.Open();
        ReadVersion(body);
        var serialNumber = ReadSerialNumber(body);
        if (!body.ReadEncodedValue().Span.SequenceEqual(signed.AlgorithmBytes.Span))
            throw new MalformedException("it names two different signature algorithms");

        var issuer = X500Name.Read(body);
        var validity = body.ReadSequence();
        var (notBefore, notAfter) = (X509Time.Read(validity), X509Time.Read(validity));
        validity.RequireEnd();
        return new Certificate
        {
            RawData = der,
            Signed = signed,
            SerialNumber = serialNumber,
            IssuerName = issuer,
            SubjectName = X500Name.Read(body),
            NotBefore = notBefore,
            NotAfter = notAfter,
            Key = SubjectPublicKeyReader.Read(body),
            Extensions = ReadExtensions(body),
        };
    }

    private static void ReadVersion(AsnReader body)
    {
        if (body.PeekTag() != VersionTag)
            throw new MalformedException("its version is not 3");

        var version = body.ReadSequence(VersionTag);
        if (!version.TryReadInt32(out var number) || number != Version3)
            throw new MalformedException("its version is not 3");
        version.RequireEnd();
    }

    private static ReadOnlyMemory<byte> ReadSerialNumber(AsnReader body)
    {
        var number = body.ReadIntegerBytes();
        return (number.Span[0] & 0x80) == 0 ? number : throw new MalformedException("its serial number is negative");
    }

    private static CertificateExtensions ReadExtensions(AsnReader body)
    {
        // Two optional unique identifiers, which nobody uses: https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.8
        for (var number = 1; number <= 2; number++)
        {
            if (body.HasData && body.PeekTag() == new Asn1Tag(TagClass.ContextSpecific, number))
                body.ReadEncodedValue();
        }

        if (!body.HasData)
            return CertificateExtensions.None;

        var wrapper = body.ReadSequence(ExtensionsTag);
        body.RequireEnd();
        var extensions = CertificateExtensionsReader.Read(wrapper);
        wrapper.RequireEnd();
        return extensions;
    }
}
