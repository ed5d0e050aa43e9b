using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SignerPlugin.Verification;

/// <summary>How AWS Signer names the certificates of a chain.</summary>
internal static class CertificateHashes
{
    /// <summary>
    /// For each certificate the SHA-384 of its to-be-signed part and that of its issuer, side by side in hexadecimal; the root is its
    /// own issuer.
    /// </summary>
    /// <exception cref="PluginException">One of them is no certificate.</exception>
    public static IEnumerable<string> Of(IReadOnlyList<byte[]> chain)
    {
        var hashes = chain.Select(HashOf).ToList();
        return hashes.Select((hash, i) => hash + hashes[Math.Min(i + 1, hashes.Count - 1)]);
    }

    private static string HashOf(byte[] certificate)
    {
        try
        {
            var toBeSigned = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence().ReadEncodedValue();
            return Convert.ToHexStringLower(SHA384.HashData(toBeSigned.Span));
        }
        catch (AsnContentException)
        {
            throw PluginException.Validation("unable to parse certificates in certificate chain.");
        }
    }
}
