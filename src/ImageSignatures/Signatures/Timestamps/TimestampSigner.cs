using System.Formats.Asn1;
using System.Security.Cryptography;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>Who signed a timestamp token, once its signature has been verified.</summary>
/// <param name="Certificate">The certificate whose hash is among the signed attributes.</param>
/// <param name="SigningTime">The time in the signed attributes; null where there is none.</param>
internal sealed record TimestampSigner(Certificate Certificate, DateTimeOffset? SigningTime)
{
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningTimeAttribute = "1.2.840.113549.1.9.5";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>A directoryName in a GeneralName.</summary>
    private static readonly Asn1Tag DirectoryName = new(TagClass.ContextSpecific, 4, isConstructed: true);

    /// <exception cref="MalformedException">It breaks a rule, or the signature is not one of the certificate's key.</exception>
    /// <exception cref="AsnContentException">An attribute is not well-formed.</exception>
    public static TimestampSigner Verify(SignedData data, IReadOnlyCollection<Certificate> certificates)
    {
        var signer = data.Signer;
        var hash = TimestampAlgorithm.Hash(signer.DigestAlgorithm)
            ?? throw new MalformedException("it is signed with none of SHA-256, SHA-384 and SHA-512");
        var algorithm = TimestampAlgorithm.Find(signer)
            ?? throw new MalformedException($"it is signed with an algorithm that is not supported ({signer.SignatureAlgorithm})");
        if (signer.Attributes.Find(ContentType)?.ReadObjectIdentifier() != data.ContentType)
            throw new MalformedException("its signed attributes do not say that it is a timestamp");

        var digest = CryptographicOperations.HashData(hash, data.Content.Span);
        if (signer.Attributes.Find(MessageDigest)?.ReadOctetString().AsSpan().SequenceEqual(digest) != true)
            throw new MalformedException("its signed attributes do not hold the hash of its content");

        var certificate = FindCertificate(signer, certificates);
        if (!certificate.Key.Verify(algorithm, signer.Attributes.SignedBytes, signer.Signature.Span))
            throw new MalformedException("it is not signed by the certificate that it names");

        var time = signer.Attributes.Find(SigningTimeAttribute);
        return new TimestampSigner(certificate, time is null ? null : SigningMoment(time));
    }

    // ESSCertIDv2: an optional hash algorithm, SHA-256 by default, the hash, and perhaps the issuer with the number.
    // https://www.rfc-editor.org/rfc/rfc5035#section-4
    private static Certificate FindCertificate(SignerInfo signer, IReadOnlyCollection<Certificate> certificates)
    {
        var identifiers = signer.Attributes.Find(SigningCertificateV2)?.ReadSequence().ReadSequence()
            ?? throw NotNamed();
        if (!identifiers.HasData)
            throw NotNamed();

        var id = identifiers.ReadSequence();
        var algorithm = id.PeekTag() == Asn1Tag.Sequence ? id.ReadSequence().ReadGoObjectIdentifier() : ObjectIdentifiers.Sha256;
        var hash = TimestampAlgorithm.Hash(algorithm) ?? throw NotNamed();
        var value = id.ReadOctetString();
        var name = id.HasData ? ReadName(id.ReadSequence()) : signer.Name;
        id.RequireEnd();

        var certificate = certificates.FirstOrDefault(name.Names)
            ?? throw new MalformedException("it does not hold the certificate of its signer");
        var actual = CryptographicOperations.HashData(hash, certificate.RawData.Span);
        return actual.AsSpan().SequenceEqual(value) ? certificate : throw NotNamed();
    }

    // IssuerSerial, of whose names the first is the issuer's.
    private static IssuerAndSerialNumber ReadName(AsnReader reader)
    {
        var names = reader.ReadSequence();
        if (!names.HasData || names.PeekTag() != DirectoryName)
            throw NotNamed();

        var issuer = names.ReadSequence(DirectoryName).ReadEncodedValue();
        var name = new IssuerAndSerialNumber(issuer, reader.ReadIntegerBytes());
        reader.RequireEnd();
        return name;
    }

    private static DateTimeOffset SigningMoment(AsnReader time)
    {
        var (second, nanoseconds) = X509Time.ReadFraction(time);
        return nanoseconds == 0 ? second : throw new MalformedException("its signing time has fractions of a second");
    }

    private static MalformedException NotNamed() =>
        new("its signed attributes do not name the signer's certificate by a hash of SHA-2");
}
