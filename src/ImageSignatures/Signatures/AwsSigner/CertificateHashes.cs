using System.Security.Cryptography;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.AwsSigner;

/// <summary>How GetRevocationStatus of AWS Signer names the certificates of a chain.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/api/API_GetRevocationStatus.html</remarks>
internal static class CertificateHashes
{
    /// <summary>
    /// One entry a certificate, leaf first: the SHA-384 of its signed part followed by that of its issuer's, in lower-case hexadecimal. The
    /// root stands as its own issuer.
    /// </summary>
    public static IReadOnlyList<string> Of(CertificateChain chain) => Of(chain.Certificates);

    /// <inheritdoc cref="Of(CertificateChain)"/>
    internal static IReadOnlyList<string> Of(IReadOnlyList<Certificate> chain)
    {
        string[] hashes = [.. chain.Select(c => Convert.ToHexStringLower(SHA384.HashData(c.Signed.SignedPart.Span)))];
        return [.. hashes.Zip(hashes.Skip(1).Append(hashes[^1]), (certificate, issuer) => certificate + issuer)];
    }
}
