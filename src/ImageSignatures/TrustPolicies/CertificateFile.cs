using System.Formats.Asn1;

namespace ImageSignatures.TrustPolicies;

/// <summary>Splits a file into the certificates that it holds: one or more in PEM, or one or more in DER behind one another.</summary>
internal static class CertificateFile
{
    /// <param name="content">The file's bytes.</param>
    /// <returns>The DER bytes of each certificate, not yet read; null where the file is neither PEM nor DER, or not wholly.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> content) =>
        PemBlocks.IsIn(content.Span) ? PemBlocks.Read(content.Span) : SplitDer(content);

    private static List<ReadOnlyMemory<byte>>? SplitDer(ReadOnlyMemory<byte> content)
    {
        var certificates = new List<ReadOnlyMemory<byte>>();
        while (!content.IsEmpty)
        {
            if (!AsnDecoder.TryReadEncodedValue(content.Span, AsnEncodingRules.DER, out _, out _, out _, out var length))
                return null;

            certificates.Add(content[..length]);
            content = content[length..];
        }

        return certificates;
    }
}
