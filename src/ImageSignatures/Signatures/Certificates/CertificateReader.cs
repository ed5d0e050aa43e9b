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
    private const int MaxVersion = 3;

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
        var version = ReadVersion(body);
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
            Extensions = ReadExtensions(body, version),
        };
    }

    // Certificates of the versions 1 and 2 have no extensions, so that no chain holds one. A trust store or a timestamp may.
    private static int ReadVersion(AsnReader body)
    {
        if (body.PeekTag() != VersionTag)
            return 1;

        var wrapper = body.ReadSequence(VersionTag);
        if (!wrapper.TryReadInt32(out var number) || number is < 0 or >= MaxVersion)
            throw new MalformedException("its version is not one of 1, 2 and 3");

        wrapper.RequireEnd();
        return number + 1;
    }

    private static ReadOnlyMemory<byte> ReadSerialNumber(AsnReader body)
    {
        var number = body.ReadIntegerBytes();
        return (number.Span[0] & 0x80) == 0 ? number : throw new MalformedException("its serial number is negative");
    }

    private static CertificateExtensions ReadExtensions(AsnReader body, int version)
    {
        // Two optional unique identifiers, which nobody uses: https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.8
        for (var number = 1; number <= 2 && version > 1; number++)
        {
            if (body.HasData && body.PeekTag() == new Asn1Tag(TagClass.ContextSpecific, number))
                body.ReadEncodedValue();
        }

        if (!body.HasData)
            return CertificateExtensions.None;
        if (version < MaxVersion)
            body.RequireEnd();

        var wrapper = body.ReadSequence(ExtensionsTag);
        body.RequireEnd();
        var extensions = CertificateExtensionsReader.Read(wrapper);
        wrapper.RequireEnd();
        return extensions;
    }
}
