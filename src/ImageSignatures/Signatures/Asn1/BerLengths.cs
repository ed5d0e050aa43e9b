using System.Buffers;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>
/// Writes every length of BER as DER does, and refuses indefinite lengths. That is all that notation turns into DER before it reads a
/// timestamp, and like it this leaves the values as they are: a string in pieces stays one, which the reader of DER refuses.
/// </summary>
/// <remarks>https://pkg.go.dev/github.com/notaryproject/tspclient-go</remarks>
internal static class BerLengths
{
    // Each level copies what is in it, so that depth costs time. Real tokens have up to twenty.
    private const int MaxDepth = 64;
    private const int MaxLengthBytes = 4;
    private const byte Constructed = 0x20;
    private const byte LongForm = 0x80;
    private const byte HighTagNumber = 0x1f;

    /// <param name="ber">One element, with nothing after it.</param>
    /// <exception cref="MalformedException">It is not such an element, or nested absurdly deep.</exception>
    public static ReadOnlyMemory<byte> Shorten(ReadOnlySpan<byte> ber)
    {
        var der = new ArrayBufferWriter<byte>(ber.Length + 1);
        return Copy(ber, der, MaxDepth) == ber.Length ? der.WrittenMemory : throw new MalformedException("something follows it");
    }

    /// <returns>How many bytes the element takes in BER.</returns>
    private static int Copy(ReadOnlySpan<byte> ber, ArrayBufferWriter<byte> der, int depth)
    {
        if (depth == 0)
            throw new MalformedException($"it is nested more than {MaxDepth} deep");

        var tag = ReadTag(ber);
        var (start, length) = ReadLength(ber, tag.Length);
        var content = ber.Slice(start, length);
        if ((tag[0] & Constructed) != 0)
        {
            var inner = new ArrayBufferWriter<byte>(content.Length + 1);
            for (var at = 0; at < content.Length;)
                at += Copy(content[at..], inner, depth - 1);
            content = inner.WrittenSpan;
        }

        der.Write(tag);
        WriteLength(der, content.Length);
        der.Write(content);
        return start + length;
    }

    private static ReadOnlySpan<byte> ReadTag(ReadOnlySpan<byte> ber)
    {
        var length = 1;
        if (!ber.IsEmpty && (ber[0] & HighTagNumber) == HighTagNumber)
        {
            while (length < ber.Length && (ber[length] & LongForm) != 0)
                length++;
            length++;
        }

        return length < ber.Length ? ber[..length] : throw Truncated();
    }

    private static (int Start, int Length) ReadLength(ReadOnlySpan<byte> ber, int at)
    {
        var first = ber[at++];
        if (first == LongForm)
            throw new MalformedException("it has an indefinite length, which notation refuses");

        long length = first;
        if (first > LongForm)
        {
            var count = first - LongForm;
            if (count > MaxLengthBytes || at + count >= ber.Length)
                throw Truncated();

            length = 0;
            foreach (var part in ber.Slice(at, count))
                length = (length << 8) | part;
            at += count;
        }

        return length <= ber.Length - at ? (at, (int)length) : throw Truncated();
    }

    private static void WriteLength(ArrayBufferWriter<byte> der, int length)
    {
        if (length < LongForm)
        {
            der.Write([(byte)length]);
            return;
        }

        var bytes = 1;
        while (length >> (8 * bytes) != 0)
            bytes++;
        der.Write([(byte)(LongForm | bytes)]);
        for (var shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
            der.Write([(byte)(length >> shift)]);
    }

    private static MalformedException Truncated() => new("an element is cut off, or its length takes more than four bytes");
}
