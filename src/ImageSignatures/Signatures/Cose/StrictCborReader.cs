using System.Formats.Cbor;
using System.Text;

namespace ImageSignatures.Signatures.Cose;

/// <summary>
/// Reads CBOR item by item, in the one form that leaves no choice: definite lengths, each number in the fewest bytes, text that is UTF-8,
/// no key twice.
/// </summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc8949#section-4.2.1. Notation's reader also takes numbers in more bytes than they need; everything else
/// is refused by both. The canonical mode of <see cref="CborReader"/> would also refuse keys that are not sorted, which notation takes.
/// </remarks>
internal sealed class StrictCborReader(ReadOnlyMemory<byte> data)
{
    private const int MaxItems = 1024;
    private const string IllFormed = "the CBOR data ends too early or is not well-formed";
    private const string IllFormedKey = "a CBOR map has a key twice, or one that is not well-formed";

    private readonly CborReader _reader = new(data, CborConformanceMode.Strict);

    /// <summary>The kind of the next item.</summary>
    /// <exception cref="MalformedException">The data ends too early.</exception>
    public CborReaderState PeekState() => Read(static reader => reader.PeekState());

    /// <summary>Reads an integer.</summary>
    /// <exception cref="MalformedException">The next item is none, or one beyond 64 bits with sign.</exception>
    public long ReadInteger() => ReadInteger(IllFormed);

    /// <exception cref="MalformedException">The next item is no text.</exception>
    public string ReadText() => ReadText(IllFormed);

    /// <summary>Reads a key of a map.</summary>
    /// <returns>Either the integer or the text.</returns>
    /// <exception cref="MalformedException">It is neither, or the map has it twice.</exception>
    public CborKey ReadKey() => PeekState() == CborReaderState.TextString
        ? new CborKey(null, ReadText(IllFormedKey))
        : new CborKey(ReadInteger(IllFormedKey), null);

    /// <exception cref="MalformedException">The next item is no byte string.</exception>
    public ReadOnlyMemory<byte> ReadBytes()
    {
        Expect(CborReaderState.ByteString);
        var before = _reader.BytesRemaining;
        var bytes = Read(static reader => reader.ReadDefiniteLengthByteString());
        ThrowIfLongerThanNeeded(before, (ulong)bytes.Length, bytes.Length);
        return bytes;
    }

    /// <summary>Reads the head of an array; its elements follow, and then <see cref="ReadArrayEnd"/>.</summary>
    /// <returns>The number of elements.</returns>
    /// <exception cref="MalformedException">The next item is no array.</exception>
    public int ReadArrayHead() => ReadCount(CborReaderState.StartArray, "Array", static reader => reader.ReadStartArray());

    public void ReadArrayEnd() => _reader.ReadEndArray();

    /// <summary>Reads the head of a map; its keys and values follow in turn, and then <see cref="ReadMapEnd"/>.</summary>
    /// <returns>The number of pairs.</returns>
    /// <exception cref="MalformedException">The next item is no map.</exception>
    public int ReadMapHead() => ReadCount(CborReaderState.StartMap, "Map", static reader => reader.ReadStartMap());

    public void ReadMapEnd() => _reader.ReadEndMap();

    /// <summary>Reads a tag; its content follows.</summary>
    /// <exception cref="MalformedException">The next item is no tag.</exception>
    public ulong ReadTag()
    {
        Expect(CborReaderState.Tag);
        var before = _reader.BytesRemaining;
        var tag = (ulong)Read(static reader => reader.ReadTag());
        ThrowIfLongerThanNeeded(before, tag, content: 0);
        return tag;
    }

    /// <summary>Passes over a number that is not an integer, or a simple value such as true.</summary>
    /// <exception cref="MalformedException">The next item is not well-formed.</exception>
    public void SkipOther()
    {
        // Not well-formed, which the library finds without saying so: its exception is that for a caller's mistake.
        if (data.Span[^_reader.BytesRemaining] is 0xfc or 0xfd or 0xfe)
            throw new MalformedException(IllFormed);

        Read(static reader =>
        {
            reader.SkipValue();
            return true;
        });
    }

    /// <exception cref="MalformedException">Something follows.</exception>
    public void ThrowIfNotEmpty()
    {
        if (_reader.BytesRemaining > 0)
            throw new MalformedException("something follows the end of the CBOR data");
    }

    private long ReadInteger(string complaint)
    {
        var state = PeekState();
        var before = _reader.BytesRemaining;
        var number = state switch
        {
            CborReaderState.UnsignedInteger => Read(static reader => reader.ReadUInt64(), complaint),
            CborReaderState.NegativeInteger => Read(static reader => reader.ReadCborNegativeIntegerRepresentation(), complaint),
            _ => throw new MalformedException("a CBOR integer is missing"),
        };
        ThrowIfLongerThanNeeded(before, number, content: 0);
        if (number > long.MaxValue)
            throw new MalformedException("a CBOR integer is too large");

        return state == CborReaderState.UnsignedInteger ? (long)number : -1 - (long)number;
    }

    private string ReadText(string complaint)
    {
        Expect(CborReaderState.TextString);
        var before = _reader.BytesRemaining;
        var bytes = Read(static reader => reader.ReadDefiniteLengthTextStringBytes(), complaint);
        ThrowIfLongerThanNeeded(before, (ulong)bytes.Length, bytes.Length);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private int ReadCount(CborReaderState state, string name, Func<CborReader, int?> read)
    {
        if (PeekState() != state)
            throw new MalformedException($"a CBOR {name} is missing");

        var before = _reader.BytesRemaining;
        var count = Read(read) ?? throw new MalformedException("a CBOR item has an indefinite length");
        ThrowIfLongerThanNeeded(before, (ulong)count, content: 0);
        return count <= MaxItems ? count : throw new MalformedException($"a CBOR {name} has more than {MaxItems} items");
    }

    private void Expect(CborReaderState state)
    {
        if (PeekState() != state)
            throw new MalformedException($"a CBOR {state} is missing");
    }

    /// <summary>The library takes numbers and lengths in any number of bytes.</summary>
    private void ThrowIfLongerThanNeeded(int before, ulong argument, int content)
    {
        var shortest = argument switch
        {
            < 24 => 1,
            <= byte.MaxValue => 2,
            <= ushort.MaxValue => 3,
            <= uint.MaxValue => 5,
            _ => 9,
        };
        if (before - _reader.BytesRemaining - content != shortest)
            throw new MalformedException("a CBOR number takes more bytes than it needs");
    }

    private T Read<T>(Func<CborReader, T> read, string complaint = IllFormed)
    {
        try
        {
            return read(_reader);
        }
        catch (CborContentException)
        {
            throw new MalformedException(complaint);
        }
    }
}
