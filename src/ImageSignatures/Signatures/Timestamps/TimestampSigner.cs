using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>Who signed a timestamp token.</summary>
/// <param name="Certificate">The certificate whose hash is among the signed attributes.</param>
/// <param name="SigningTime">The time in the signed attributes; null where there is none.</param>
/// <remarks>
/// <see cref="Rfc3161TimestampToken"/> has verified the signature by then. It is more lenient than notation in what follows: it takes the
/// certificate to be named by its SHA-1, and its signature to use SHA-1.
/// </remarks>
internal sealed record TimestampSigner(Certificate Certificate, DateTimeOffset? SigningTime)
{
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string SigningTimeAttribute = "1.2.840.113549.1.9.5";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string TimestampInfo = "1.2.840.113549.1.9.16.1.4";
    private const int CmsVersion = 3;
    private const int SignerVersion = 1;

    /// <exception cref="MalformedException">It breaks a rule.</exception>
    /// <exception cref="AsnContentException">An attribute is not well-formed.</exception>
    /// <exception cref="CryptographicException">An attribute is not well-formed.</exception>
    public static TimestampSigner Verify(SignedCms cms, IReadOnlyCollection<Certificate> certificates)
    {
        if (cms.Version != CmsVersion || cms.SignerInfos is not [{ Version: SignerVersion } signer])
            throw new MalformedException("it is not a CMS of version 3 with one signer of version 1");
        if (signer.DigestAlgorithm.Value is not (ObjectIdentifiers.Sha256 or ObjectIdentifiers.Sha384 or ObjectIdentifiers.Sha512))
            throw new MalformedException("it is signed with none of SHA-256, SHA-384 and SHA-512");
        if (Attribute(signer, ContentType) is not { } contentType || contentType.ReadObjectIdentifier() != TimestampInfo)
            throw new MalformedException("its signed attributes do not say that it is a timestamp");

        var named = signer.Certificate?.RawDataMemory ?? default;
        var certificate = certificates.FirstOrDefault(c => c.RawData.Span.SequenceEqual(named.Span));
        if (certificate is null || !IsNamed(signer, certificate))
            throw new MalformedException("its signed attributes do not name the signer's certificate by a hash of SHA-2");

        return new TimestampSigner(certificate, Attribute(signer, SigningTimeAttribute) is { } time ? X509Time.Read(time) : null);
    }

    private static AsnReader? Attribute(SignerInfo signer, string type)
    {
        var attributes = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Where(a => a.Oid.Value == type).ToList();
        return attributes switch
        {
            [] => null,
            [{ Values: [var value] }] => new AsnReader(value.RawData, AsnEncodingRules.BER),
            _ => throw new MalformedException("a signed attribute comes twice"),
        };
    }

    // ESSCertIDv2: an optional hash algorithm, SHA-256 by default, and the hash. https://www.rfc-editor.org/rfc/rfc5035#section-4
    private static bool IsNamed(SignerInfo signer, Certificate certificate)
    {
        if (Attribute(signer, SigningCertificateV2) is not { } attribute)
            return false;

        var id = attribute.ReadSequence().ReadSequence().ReadSequence();
        var algorithm = id.PeekTag() == Asn1Tag.Sequence ? id.ReadSequence().ReadObjectIdentifier() : ObjectIdentifiers.Sha256;
        var hash = algorithm switch
        {
            ObjectIdentifiers.Sha256 => SHA256.HashData(certificate.RawData.Span),
            ObjectIdentifiers.Sha384 => SHA384.HashData(certificate.RawData.Span),
            ObjectIdentifiers.Sha512 => SHA512.HashData(certificate.RawData.Span),
            _ => throw new MalformedException("the hash that names the signer's certificate is not one of SHA-2"),
        };
        return id.ReadOctetString().AsSpan().SequenceEqual(hash);
    }
}
