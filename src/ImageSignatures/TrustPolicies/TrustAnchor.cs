using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Asn1.Names;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.TrustPolicies;

/// <summary>Decides which certificates may stand in a trust store.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-store</remarks>
internal static class TrustAnchor
{
    /// <returns>The rest of a sentence whose subject is the file, without a full stop; null where the certificate may.</returns>
    public static string? WhyNot(ReadOnlyMemory<byte> der, TrustStoreType type)
    {
        if (!Certificate.Parse(der).TryGet(out var certificate, out var reason))
            return $"holds a certificate that is refused ({reason.Message.TrimEnd('.')}): replace it";

        if (!IsText(certificate.SubjectName) || !IsText(certificate.IssuerName))
            return "holds a certificate whose names have values that are no text, which notation refuses: replace it";

        var subject = Excerpt.Quote(certificate.Subject);
        if (type == TrustStoreType.Tsa && !IsRoot(certificate))
            return $"holds the certificate {subject}, which is no root of a timestamp authority: put the root itself there";

        return certificate.IsCertificateAuthority || certificate.IsSelfSigned()
            ? null
            : $"holds the certificate {subject}, which is neither a certificate authority nor self-signed: put the one that issued it there";
    }

    private static bool IsText(X500Name name) => name.RelativeNames.All(part => part.All(attribute => attribute.Text is not null));

    private static bool IsRoot(Certificate certificate) => certificate.IsCertificateAuthority
        && certificate.Extensions.KeyUsage?.Usages.HasFlag(KeyUsages.KeyCertSign) is not false
        && certificate.IsSelfSigned();
}
