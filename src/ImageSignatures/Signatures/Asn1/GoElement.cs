using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>Reads elements of any type with the bound that notation's reader of certificates has: no tag of more than one byte.</summary>
internal static class GoElement
{
    private const int MaxTagNumber = 30;

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">Its tag has more than one byte.</exception>
    public static ReadOnlyMemory<byte> ReadGoElement(this AsnReader reader) =>
        reader.PeekTag().TagValue <= MaxTagNumber
            ? reader.ReadEncodedValue()
            : throw new MalformedException("an element has a tag of more than one byte");
}
