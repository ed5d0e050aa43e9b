using System.Formats.Asn1;
using System.Text;
using System.Text.Unicode;

namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>
/// Reads the string types of names. Not <see cref="AsnReader.ReadCharacterString"/>: names of real authorities hold <c>&amp;</c> and <c>*</c>
/// in a PrintableString, which that refuses and which notation reads.
/// </summary>
internal static class X500Text
{
    private const string PrintablePunctuation = " '()+,-./:=?*&";

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It is not a string, or holds characters that its type forbids.</exception>
    public static string Read(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.Universal || !IsText((UniversalTagNumber)tag.TagValue))
            throw new MalformedException("a name holds a value that is no text");
        if (!reader.TryReadPrimitiveCharacterStringBytes(tag, out var bytes))
            throw new MalformedException("a string of a name comes in pieces");

        return Decode((UniversalTagNumber)tag.TagValue, bytes.Span);
    }

    private static bool IsText(UniversalTagNumber type) => type is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString
        or UniversalTagNumber.IA5String or UniversalTagNumber.NumericString or UniversalTagNumber.T61String or UniversalTagNumber.BMPString;

    private static string Decode(UniversalTagNumber type, ReadOnlySpan<byte> bytes)
    {
        var isValid = type switch
        {
            UniversalTagNumber.UTF8String => Utf8.IsValid(bytes),
            UniversalTagNumber.PrintableString => All(
                bytes,
                c => char.IsAsciiLetterOrDigit(c) || PrintablePunctuation.Contains(c, StringComparison.Ordinal)
            ),
            UniversalTagNumber.IA5String => Ascii.IsValid(bytes),
            UniversalTagNumber.NumericString => All(bytes, c => char.IsAsciiDigit(c) || c == ' '),
            UniversalTagNumber.BMPString => bytes.Length % 2 == 0,
            _ => true,
        };
        if (!isValid)
            throw new MalformedException($"a {type} of a name holds what that type forbids");

        return type switch
        {
            UniversalTagNumber.T61String => Encoding.Latin1.GetString(bytes),
            UniversalTagNumber.BMPString => DecodeBmp(bytes),
            _ => Encoding.UTF8.GetString(bytes),
        };
    }

    private static bool All(ReadOnlySpan<byte> bytes, Func<char, bool> isAllowed)
    {
        foreach (var value in bytes)
        {
            if (!isAllowed((char)value))
                return false;
        }

        return true;
    }

    private static string DecodeBmp(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.BigEndianUnicode.GetString(bytes.EndsWith("\0\0"u8) ? bytes[..^2] : bytes);
        if (text.Any(c => char.IsSurrogate(c) || c is >= '\ufdd0' and <= '\ufdef' or >= '\ufffe'))
            throw new MalformedException("a BMPString of a name holds what that type forbids");

        return text;
    }
}
