using System.Buffers.Binary;
using System.Formats.Cbor;

namespace ImageSignatures.Signatures.Cose;

/// <summary>Reads an envelope of type <c>application/cose</c>: a tagged COSE_Sign1.</summary>
/// <remarks>
/// https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-cose.md#signature-envelope,
/// https://www.rfc-editor.org/rfc/rfc9052#section-4.2
/// </remarks>
internal static class CoseEnvelope
{
    public const string MediaType = "application/cose";

    private const ulong Sign1Tag = 18;
    private const int Elements = 4;

    /// <exception cref="MalformedException">It is not such an envelope.</exception>
    public static RawEnvelope Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new StrictCborReader(bytes);
        if (reader.PeekState() != CborReaderState.Tag || reader.ReadTag() != Sign1Tag || reader.ReadArrayHead() != Elements)
            throw new MalformedException("the COSE envelope is not a tagged COSE_Sign1");

        var protectedHeader = reader.ReadBytes();
        var unprotected = CoseUnprotectedHeader.Read(reader);
        var payload = reader.ReadBytes();
        var signature = reader.ReadBytes();
        reader.ReadArrayEnd();
        reader.ThrowIfNotEmpty();
        return new RawEnvelope
        {
            Attributes = CoseProtectedHeader.Read(protectedHeader),
            Payload = payload,
            SignedBytes = ToBeSigned(protectedHeader.Span, payload.Span),
            Signature = signature,
            Certificates = unprotected.Certificates,
            TimestampToken = unprotected.TimestampToken,
        };
    }

    // ["Signature1", protected, no external data, payload]: https://www.rfc-editor.org/rfc/rfc9052#section-4.4
    private static byte[] ToBeSigned(ReadOnlySpan<byte> protectedHeader, ReadOnlySpan<byte> payload) =>
        [0x84, 0x6a, .. "Signature1"u8, .. Head(protectedHeader.Length), .. protectedHeader, 0x40, .. Head(payload.Length), .. payload];

    private static byte[] Head(int length)
    {
        const byte ByteString = 2 << 5;
        if (length < 24)
            return [(byte)(ByteString | length)];
        if (length <= byte.MaxValue)
            return [ByteString | 24, (byte)length];

        var head = new byte[1 + sizeof(uint)];
        head[0] = ByteString | 26;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(1), (uint)length);
        return length > ushort.MaxValue ? head : [ByteString | 25, head[3], head[4]];
    }
}
