namespace ImageSignatures.Signatures.Cose;

/// <summary>The eight kinds of CBOR data items.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc8949#section-3.1</remarks>
internal enum CborMajorType
{
    UnsignedInteger = 0,
    NegativeInteger = 1,
    ByteString = 2,
    TextString = 3,
    Array = 4,
    Map = 5,
    Tag = 6,
    Other = 7,
}
