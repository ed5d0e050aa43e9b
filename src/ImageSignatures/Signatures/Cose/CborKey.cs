namespace ImageSignatures.Signatures.Cose;

/// <summary>A key of a CBOR map: an integer or a text.</summary>
internal readonly record struct CborKey(long? Number, string? Text)
{
    public override string ToString() => Text is null ? $"{Number}" : Excerpt.Quote(Text);
}
