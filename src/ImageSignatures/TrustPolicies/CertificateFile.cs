using System.Buffers;
using System.Buffers.Text;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace ImageSignatures.TrustPolicies;

/// <summary>Splits a file into the certificates that it holds: one or more in PEM, or one or more in DER behind one another.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7468</remarks>
internal static class CertificateFile
{
    /// <param name="content">The file's bytes.</param>
    /// <returns>The DER bytes of each certificate, not yet read; null where the file is neither PEM nor DER, or not wholly.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> content) =>
        HasBegin(content.Span) ? SplitPem(content.Span) : SplitDer(content);

    private static bool HasBegin(ReadOnlySpan<byte> text) => text.IndexOf("-----BEGIN"u8) >= 0;

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

    /// <summary>
    /// Text may stand around the blocks, as OpenSSL writes it, but nothing that is nearly a block: what one reader skips another may take.
    /// </summary>
    private static List<ReadOnlyMemory<byte>>? SplitPem(ReadOnlySpan<byte> content)
    {
        var certificates = new List<ReadOnlyMemory<byte>>();
        // One character a byte, so that a place in the text is the same place in the bytes.
        var text = Encoding.Latin1.GetString(content).AsSpan();
        while (PemEncoding.TryFind(text, out var fields))
        {
            var (start, length) = fields.Location.GetOffsetAndLength(content.Length);
            var rest = content[(start + length)..];
            if (HasBegin(content[..start]) || !HasLinesOfItsOwn(content[..start], content.Slice(start, length), rest))
                return null;
            if (!content[fields.Label].SequenceEqual("CERTIFICATE"u8) || Decode(content[fields.Base64Data]) is not { } certificate)
                return null;

            certificates.Add(certificate);
            content = rest;
            text = text[^rest.Length..];
        }

        return HasBegin(content) ? null : certificates;
    }

    /// <summary>Notation's reader sees a block only where its first and last line hold nothing else.</summary>
    private static bool HasLinesOfItsOwn(ReadOnlySpan<byte> before, ReadOnlySpan<byte> block, ReadOnlySpan<byte> after)
    {
        var firstLine = block[..(block.IndexOf((byte)'\n') + 1)].TrimEnd(" \t\r\n"u8);
        var lastLine = block[(block.LastIndexOf((byte)'\n') + 1)..];
        var afterLine = after[..(after.IndexOf((byte)'\n') is var end and >= 0 ? end : after.Length)];
        return (before.IsEmpty || before[^1] == (byte)'\n')
            && firstLine.SequenceEqual("-----BEGIN CERTIFICATE-----"u8)
            && lastLine.SequenceEqual("-----END CERTIFICATE-----"u8)
            && afterLine.Trim(" \t\r"u8).IsEmpty;
    }

    private static byte[]? Decode(ReadOnlySpan<byte> base64)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return Base64.DecodeFromUtf8(base64, decoded, out _, out var written) == OperationStatus.Done ? decoded[..written] : null;
    }
}
