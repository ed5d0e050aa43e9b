using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>The attributes that the signer of a timestamp token signed.</summary>
internal sealed class SignedTokenAttributes
{
    // Real tokens have four to six.
    private const int MaxAttributes = 32;

    private readonly List<(string Type, ReadOnlyMemory<byte> Values, ReadOnlyMemory<byte> Encoded)> _all = [];

    private SignedTokenAttributes()
    {
    }

    /// <summary>
    /// The bytes that were signed: a SET in the order that DER has, whatever the order in the token. So a signature over another order is
    /// refused, as notation refuses it.
    /// </summary>
    public byte[] SignedBytes
    {
        get
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSetOf())
            {
                foreach (var (_, _, encoded) in _all)
                    writer.WriteEncodedValue(encoded.Span);
            }

            return writer.Encode();
        }
    }

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">There are absurdly many.</exception>
    public static SignedTokenAttributes Read(AsnReader set)
    {
        var attributes = new SignedTokenAttributes();
        while (set.HasData)
        {
            if (attributes._all.Count == MaxAttributes)
                throw new MalformedException($"it has more than {MaxAttributes} attributes of its signer");

            var encoded = set.PeekEncodedValue();
            var attribute = set.ReadSequence();
            attributes._all.Add((attribute.ReadGoObjectIdentifier(), attribute.ReadEncodedValue(), encoded));
            attribute.RequireEnd();
        }

        return attributes;
    }

    /// <returns>A reader over the one value of the attribute; null where there is no such attribute.</returns>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">The attribute comes twice, or has not one value.</exception>
    public AsnReader? Find(string type)
    {
        if (_all.Count(a => a.Type == type) > 1)
            throw new MalformedException($"its signed attribute {type} comes twice");
        if (_all.Find(a => a.Type == type) is not { Type: not null } found)
            return null;

        var values = new AsnReader(found.Values, AsnEncodingRules.DER).ReadSetOf(skipSortOrderValidation: true);
        var value = values.ReadEncodedValue();
        return values.HasData
            ? throw new MalformedException($"its signed attribute {type} has several values")
            : new AsnReader(value, AsnEncodingRules.DER);
    }
}
