using System.Formats.Cbor;

namespace ImageSignatures.Signatures.Cose;

/// <summary>Passes over CBOR items that nothing here needs, checking all the same that they are well-formed.</summary>
internal static class CborSyntax
{
    private const int MaxDepth = 16;
    private const ulong EpochTag = 1;

    /// <summary>Skips one item, of any type, with all that it contains.</summary>
    /// <param name="reader">The reader before the item.</param>
    /// <param name="allowsTimes">True where times may be tagged as such; no other tag may be anywhere.</param>
    /// <exception cref="MalformedException">
    /// It is not well-formed, nested too deep, tagged, or has a key twice or one that is neither integer nor text.
    /// </exception>
    public static void Skip(StrictCborReader reader, bool allowsTimes) => Skip(reader, allowsTimes, depth: 0);

    private static void Skip(StrictCborReader reader, bool allowsTimes, int depth)
    {
        if (depth > MaxDepth)
            throw new MalformedException($"the CBOR data is nested more than {MaxDepth} deep");

        switch (reader.PeekState())
        {
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger:
                reader.ReadInteger();
                break;
            case CborReaderState.ByteString:
                reader.ReadBytes();
                break;
            case CborReaderState.TextString:
                reader.ReadText();
                break;
            case CborReaderState.StartArray:
                SkipArray(reader, allowsTimes, depth);
                break;
            case CborReaderState.StartMap:
                SkipMap(reader, allowsTimes, depth);
                break;
            case CborReaderState.Tag when allowsTimes:
                ReadEpoch(reader);
                break;
            case CborReaderState.Tag:
                throw new MalformedException("something is tagged where no tag may be");
            case CborReaderState.StartIndefiniteLengthByteString or CborReaderState.StartIndefiniteLengthTextString:
                throw new MalformedException("a CBOR item has an indefinite length");
            default:
                reader.SkipOther();
                break;
        }
    }

    /// <summary>Reads a time: tag 1 around the whole seconds since 1970.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc8949#section-3.4.2. Fractions, which the specification advises against, are refused.</remarks>
    /// <exception cref="MalformedException">It is not such a time.</exception>
    public static DateTimeOffset ReadEpoch(StrictCborReader reader)
    {
        if (reader.PeekState() != CborReaderState.Tag || reader.ReadTag() != EpochTag)
            throw new MalformedException("a time is not tagged as seconds since 1970, or something else is tagged");

        var seconds = reader.ReadInteger();
        return seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new MalformedException("a time is beyond the calendar");
    }

    private static void SkipArray(StrictCborReader reader, bool allowsTimes, int depth)
    {
        for (var count = reader.ReadArrayHead(); count > 0; count--)
            Skip(reader, allowsTimes, depth + 1);
        reader.ReadArrayEnd();
    }

    private static void SkipMap(StrictCborReader reader, bool allowsTimes, int depth)
    {
        for (var count = reader.ReadMapHead(); count > 0; count--)
        {
            reader.ReadKey();
            Skip(reader, allowsTimes, depth + 1);
        }

        reader.ReadMapEnd();
    }
}
