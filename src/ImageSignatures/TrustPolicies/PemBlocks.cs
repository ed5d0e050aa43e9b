using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ImageSignatures.TrustPolicies;

/// <summary>
/// Splits a text into blocks of PEM as Go does for notation: whatever the label, and with headers. Text may stand around the blocks, as
/// OpenSSL writes it, but nothing that is nearly a block: what one reader skips another may take.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7468, https://pkg.go.dev/encoding/pem#Decode</remarks>
internal static class PemBlocks
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>True where the text has to be read as PEM.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text) => text.IndexOf("-----BEGIN"u8) >= 0;

    /// <returns>What each block holds; null where something is nearly a block.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Read(ReadOnlySpan<byte> text)
    {
        var blocks = new List<ReadOnlyMemory<byte>>();
        var lines = new Queue<string>(Encoding.Latin1.GetString(text).Split('\n').Select(line => line.TrimEnd(' ', '\t', '\r')));
        while (lines.TryDequeue(out var line))
        {
            if (LabelOf(line, Begin) is { } label)
            {
                if (ReadBlock(lines, label) is not { } block)
                    return null;
                blocks.Add(block);
            }
            else if (IsNearly(line))
            {
                return null;
            }
        }

        return blocks;
    }

    private static byte[]? ReadBlock(Queue<string> lines, string label)
    {
        while (lines.TryPeek(out var header) && header.Contains(':', StringComparison.Ordinal) && !IsNearly(header))
            lines.Dequeue();

        var data = new StringBuilder();
        while (lines.TryDequeue(out var line))
        {
            if (LabelOf(line, End) == label)
                return Decode(data.ToString());
            if (IsNearly(line))
                return null;
            data.Append(line);
        }

        return null;
    }

    private static string? LabelOf(string line, string start) =>
        line.StartsWith(start, StringComparison.Ordinal) && line.EndsWith(Dashes, StringComparison.Ordinal)
        && line.Length >= start.Length + Dashes.Length
        && line[start.Length..^Dashes.Length] is var label && !label.Contains(Dashes, StringComparison.Ordinal)
            ? label
            : null;

    private static bool IsNearly(string line) =>
        line.Contains("-----BEGIN", StringComparison.Ordinal) || line.Contains("-----END", StringComparison.Ordinal);

    private static byte[]? Decode(string base64)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        var text = Encoding.Latin1.GetBytes(base64);
        return Base64.DecodeFromUtf8(text, decoded, out _, out var written) == OperationStatus.Done ? decoded[..written] : null;
    }
}
