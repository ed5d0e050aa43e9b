using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace ImageSignatures.Signatures.Cose;

/// <summary>
/// Reads CBOR item by item, in the one form that leaves no choice: definite lengths, each number in the fewest bytes, text that is UTF-8.
/// </summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc8949#section-4.2.1. Notation's reader also takes numbers in more bytes than they need; everything else
/// is refused by both. System.Formats.Cbor would do, but it is part of ASP.NET Core and not of .NET.
/// </remarks>
internal sealed class CborReader(ReadOnlyMemory<byte> data)
{
    private const int FirstArgumentInBytes = 24;
    private const int LastArgumentInBytes = 27;
    private const int MaxItems = 1024;

    private int _position;

    public bool HasData => _position < data.Length;

    public CborMajorType PeekType() =>
        HasData ? (CborMajorType)(data.Span[_position] >> 5) : throw new MalformedException("the CBOR data ends too early");

    /// <summary>Reads an integer.</summary>
    /// <exception cref="MalformedException">The next item is none, or one beyond 64 bits with sign.</exception>
    public long ReadInteger()
    {
        var type = PeekType();
        if (type is not (CborMajorType.UnsignedInteger or CborMajorType.NegativeInteger))
            throw new MalformedException("a CBOR integer is missing");

        var number = ReadHead();
        if (number > long.MaxValue)
            throw new MalformedException("a CBOR integer is too large");

        return type == CborMajorType.UnsignedInteger ? (long)number : -1 - (long)number;
    }

    /// <exception cref="MalformedException">The next item is no text.</exception>
    public string ReadText()
    {
        var bytes = ReadString(CborMajorType.TextString);
        return Utf8.IsValid(bytes.Span) ? Encoding.UTF8.GetString(bytes.Span) : throw new MalformedException("a CBOR text is not UTF-8");
    }

    /// <exception cref="MalformedException">The next item is no byte string.</exception>
    public ReadOnlyMemory<byte> ReadBytes() => ReadString(CborMajorType.ByteString);

    /// <summary>Reads the head of an array; its elements follow.</summary>
    /// <returns>The number of elements.</returns>
    /// <exception cref="MalformedException">The next item is no array.</exception>
    public int ReadArrayHead() => ReadCount(CborMajorType.Array, itemsEach: 1);

    /// <summary>Reads the head of a map; its keys and values follow in turn.</summary>
    /// <returns>The number of pairs.</returns>
    /// <exception cref="MalformedException">The next item is no map.</exception>
    public int ReadMapHead() => ReadCount(CborMajorType.Map, itemsEach: 2);

    /// <summary>Reads a tag; its content follows.</summary>
    /// <exception cref="MalformedException">The next item is no tag.</exception>
    public ulong ReadTag()
    {
        Expect(CborMajorType.Tag);
        return ReadHead();
    }

    /// <summary>Reads a number that is not an integer, or a simple value such as true.</summary>
    /// <exception cref="MalformedException">The next item is none, or not well-formed.</exception>
    public void SkipOther()
    {
        Expect(CborMajorType.Other);
        var additional = data.Span[_position] & 0x1f;
        var argument = ReadArgument();
        if (additional == FirstArgumentInBytes && argument < 32)
            throw new MalformedException("a CBOR simple value is not well-formed");
    }

    /// <exception cref="MalformedException">Something follows.</exception>
    public void ThrowIfNotEmpty()
    {
        if (HasData)
            throw new MalformedException("something follows the end of the CBOR data");
    }

    private void Expect(CborMajorType type)
    {
        if (PeekType() != type)
            throw new MalformedException($"a CBOR {type} is missing");
    }

    private ReadOnlyMemory<byte> ReadString(CborMajorType type)
    {
        Expect(type);
        return Take(ReadHead());
    }

    private int ReadCount(CborMajorType type, int itemsEach)
    {
        Expect(type);
        var count = ReadHead();
        if (count > MaxItems || (int)count * itemsEach > data.Length - _position)
            throw new MalformedException($"a CBOR {type} claims more items than there can be");

        return (int)count;
    }

    // The argument of every type but the last one is a number, to be written as shortly as possible.
    private ulong ReadHead()
    {
        var additional = data.Span[_position] & 0x1f;
        var argument = ReadArgument();
        var shortest = argument switch
        {
            < FirstArgumentInBytes => (int)argument,
            <= byte.MaxValue => FirstArgumentInBytes,
            <= ushort.MaxValue => FirstArgumentInBytes + 1,
            <= uint.MaxValue => FirstArgumentInBytes + 2,
            _ => LastArgumentInBytes,
        };
        return additional == shortest ? argument : throw new MalformedException("a CBOR number takes more bytes than it needs");
    }

    private ulong ReadArgument()
    {
        var additional = data.Span[_position++] & 0x1f;
        if (additional < FirstArgumentInBytes)
            return (ulong)additional;
        if (additional > LastArgumentInBytes)
            throw new MalformedException("a CBOR item has an indefinite length, or a length that is reserved");

        var bytes = Take(1UL << (additional - FirstArgumentInBytes)).Span;
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        bytes.CopyTo(padded[^bytes.Length..]);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    private ReadOnlyMemory<byte> Take(ulong length)
    {
        if (length > (ulong)(data.Length - _position))
            throw new MalformedException("the CBOR data ends too early");

        var bytes = data.Slice(_position, (int)length);
        _position += (int)length;
        return bytes;
    }
}
