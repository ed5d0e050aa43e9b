using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>How AWS Signer names certificates when it is asked whether they are revoked.</summary>
public static class CertificateHashes
{
    /// <summary>
    /// For each certificate of a chain, leaf first, the SHA-384 of its to-be-signed part followed by that of its issuer;
    /// the root is its own issuer. Lower-case hexadecimal, 192 digits each.
    /// </summary>
    /// <param name="chain">The certificates in DER.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/signer/latest/api/API_GetRevocationStatus.html"/></remarks>
    public static IReadOnlyList<string> Of(IReadOnlyList<ReadOnlyMemory<byte>> chain)
    {
        var hashes = chain.Select(HashOf).ToList();
        return [.. hashes.Select((hash, i) => hash + hashes[Math.Min(i + 1, hashes.Count - 1)])];
    }

    private static string HashOf(ReadOnlyMemory<byte> certificate)
    {
        var toBeSigned = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence().ReadEncodedValue();
        return Convert.ToHexStringLower(SHA384.HashData(toBeSigned.Span));
    }
}
