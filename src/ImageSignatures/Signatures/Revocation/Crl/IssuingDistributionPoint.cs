using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Revocation.Crl;

/// <summary>Which certificates a revocation list is about.</summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc5280#section-5.2.5. Notation does not look at it. But an issuer can split its list into parts, all
/// signed by the same key, and over plain HTTP anybody on the way can hand out another part than the one that was asked for: one in which
/// a revoked certificate is not listed.
/// </remarks>
internal static class IssuingDistributionPoint
{
    private const int Name = 0;
    private const int OnlyUserCertificates = 1;
    private const int OnlyAuthorityCertificates = 2;

    /// <exception cref="AsnContentException">The extension is not well-formed.</exception>
    /// <exception cref="MalformedException">A URL holds other characters than ASCII.</exception>
    /// <exception cref="RevocationUnavailableException">The list is not, or not completely, about the certificate.</exception>
    public static void Check(X509Extension extension, Certificate certificate)
    {
        var reader = extension.Open();
        var sequence = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        while (sequence.HasData)
        {
            if (!Covers(sequence, certificate))
                throw new RevocationUnavailableException(
                    "the revocation list is one for other certificates, or for some reasons only, or an indirect one"
                );
        }
    }

    private static bool Covers(AsnReader sequence, Certificate certificate)
    {
        var tag = sequence.PeekTag();
        if (tag is { TagValue: Name, IsConstructed: true })
            return DistributionPoints.ReadUrls(sequence).Intersect(certificate.Extensions.CrlUrls).Any();
        if (tag.TagValue is not (OnlyUserCertificates or OnlyAuthorityCertificates))
            return false;

        var applies = sequence.ReadBoolean(new Asn1Tag(TagClass.ContextSpecific, tag.TagValue));
        return !applies || certificate.IsCertificateAuthority == (tag.TagValue == OnlyAuthorityCertificates);
    }
}
