using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>Who signed a timestamp token, how, and what besides its content.</summary>
/// <param name="Name">The issuer and the serial number of its certificate.</param>
/// <param name="DigestAlgorithm">The hash of the content.</param>
/// <param name="Attributes">The attributes that are signed in place of the content.</param>
/// <param name="SignatureAlgorithm">How they are signed.</param>
/// <param name="Signature">The signature.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5652#section-5.3</remarks>
internal sealed record SignerInfo(
    IssuerAndSerialNumber Name,
    string DigestAlgorithm,
    SignedTokenAttributes Attributes,
    string SignatureAlgorithm,
    ReadOnlyMemory<byte> Signature)
{
    private const int Version = 1;

    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Second = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It is not the signer of a timestamp token.</exception>
    public static SignerInfo Read(AsnReader reader)
    {
        if (reader.PeekTag() != Asn1Tag.Integer || reader.ReadInteger() != Version)
            throw new MalformedException("it is not a CMS of version 3 with one signer of version 1");

        if (reader.PeekTag() != Asn1Tag.Sequence)
            throw new MalformedException("it names its signer by something else than issuer and serial number, which notation refuses");

        var name = IssuerAndSerialNumber.Read(reader.ReadSequence());
        var digest = reader.ReadSequence().ReadGoObjectIdentifier();
        if (!reader.HasData || reader.PeekTag() != First)
            throw new MalformedException("it has no signed attributes");

        var attributes = SignedTokenAttributes.Read(reader.ReadSetOf(skipSortOrderValidation: true, First));
        var algorithm = reader.ReadSequence().ReadGoObjectIdentifier();
        var signature = reader.ReadOctetString();
        if (reader.HasData)
            SignedTokenAttributes.Read(reader.ReadSetOf(skipSortOrderValidation: true, Second));
        reader.RequireEnd();
        return new SignerInfo(name, digest, attributes, algorithm, signature);
    }
}
