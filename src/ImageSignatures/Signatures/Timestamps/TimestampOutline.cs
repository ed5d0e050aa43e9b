using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>
/// How much there is of everything in a timestamp token. It is looked at before the platform reads the token, which loads all certificates
/// and compares attributes with one another.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5652#section-5.1</remarks>
internal static class TimestampOutline
{
    // Real tokens have two to four certificates and four to six attributes.
    private const int MaxCertificates = 16;
    private const int MaxAttributes = 32;

    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Second = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">There is too much of something.</exception>
    public static void Check(ReadOnlyMemory<byte> token)
    {
        var content = new AsnReader(token, AsnEncodingRules.BER).ReadSequence();
        content.ReadEncodedValue(); // the type
        var signed = content.ReadSequence(First).ReadSequence();
        signed.ReadEncodedValue(); // the version
        Count(signed, Asn1Tag.SetOf, MaxCertificates, "hash functions");
        signed.ReadEncodedValue(); // what is signed
        Count(signed, First, MaxCertificates, "certificates");
        Count(signed, Second, MaxCertificates, "revocation lists");
        var signers = signed.ReadSetOf(skipSortOrderValidation: true);
        while (signers.HasData)
            CheckSigner(signers.ReadSequence());
    }

    private static void CheckSigner(AsnReader signer)
    {
        for (var part = 0; part < 3; part++)
            signer.ReadEncodedValue(); // the version, who it is, and the hash function
        Count(signer, First, MaxAttributes, "signed attributes");
        signer.ReadEncodedValue(); // the algorithm
        signer.ReadEncodedValue(); // the signature
        Count(signer, Second, MaxAttributes, "unsigned attributes");
    }

    private static void Count(AsnReader reader, Asn1Tag tag, int most, string what)
    {
        if (!reader.HasData || reader.PeekTag() != tag)
            return;

        var elements = reader.ReadSetOf(skipSortOrderValidation: true, tag);
        for (var count = 0; elements.HasData; count++)
        {
            if (count == most)
                throw new MalformedException($"it has more than {most} {what}");
            elements.ReadEncodedValue();
        }
    }
}
