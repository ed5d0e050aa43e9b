using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.TrustPolicies;

/// <summary>Decides which certificates may stand in a trust store.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-store</remarks>
internal static class TrustAnchor
{
    /// <param name="der">A certificate.</param>
    /// <param name="type">The type of the store.</param>
    /// <param name="why">The rest of a sentence whose subject is the file, without a full stop, where the certificate may not.</param>
    /// <returns>The certificate, or null.</returns>
    public static Certificate? Read(ReadOnlyMemory<byte> der, TrustStoreType type, out string why)
    {
        var certificate = Certificate.Parse(der).TryGet(out var read, out var reason) ? read : null;
        why = certificate is null
            ? $"holds a certificate that is refused ({reason!.Message.TrimEnd('.')}): replace it"
            : WhyNot(certificate, type) ?? "";
        return why.Length == 0 ? certificate : null;
    }

    private static string? WhyNot(Certificate certificate, TrustStoreType type)
    {
        var subject = Excerpt.Quote(certificate.Subject);
        if (type == TrustStoreType.Tsa && !IsRoot(certificate))
            return $"holds the certificate {subject}, which is no root of a timestamp authority: put the root itself there";

        return certificate.IsCertificateAuthority || certificate.IsSelfSigned()
            ? null
            : $"holds the certificate {subject}, which is neither a certificate authority nor self-signed: put the one that issued it there";
    }

    private static bool IsRoot(Certificate certificate) => certificate.IsCertificateAuthority
        && certificate.Extensions.KeyUsage?.Usages.HasFlag(KeyUsages.KeyCertSign) is not false
        && certificate.IsSelfSigned();
}
