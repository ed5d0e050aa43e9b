using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>The CMS SignedData that a timestamp token is.</summary>
/// <param name="ContentType">What is signed.</param>
/// <param name="Content">The bytes that are signed.</param>
/// <param name="Certificates">Each in DER.</param>
/// <param name="Signer">The only signer.</param>
/// <remarks>
/// Not .NET's <c>SignedCms</c>, which accepts what notation refuses: indefinite lengths, content in pieces, revocation lists, attribute
/// certificates, attributes out of order. https://www.rfc-editor.org/rfc/rfc5652#section-5.1
/// </remarks>
internal sealed record SignedData(
    string ContentType,
    ReadOnlyMemory<byte> Content,
    IReadOnlyList<ReadOnlyMemory<byte>> Certificates,
    SignerInfo Signer)
{
    private const string SignedDataType = "1.2.840.113549.1.7.2";
    private const int Version = 3;

    // Real tokens have two to four certificates.
    private const int MaxElements = 16;

    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Second = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <param name="der">A ContentInfo.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It is not what a timestamp token is.</exception>
    public static SignedData Read(ReadOnlyMemory<byte> der)
    {
        var info = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        if (info.ReadGoObjectIdentifier() != SignedDataType)
            throw new MalformedException("it is no timestamp token, for it is not signed data of CMS");

        var wrapper = info.ReadSequence(First);
        info.RequireEnd();
        var data = wrapper.ReadSequence();
        wrapper.RequireEnd();
        if (data.ReadInteger() != Version)
            throw new MalformedException("it is not a CMS of version 3 with one signer of version 1");

        SkipHashes(data);
        var (type, content) = ReadContent(data.ReadSequence());
        var certificates = ReadCertificates(data);
        RefuseRevocationLists(data);
        var signers = data.ReadSetOf(skipSortOrderValidation: true);
        data.RequireEnd();
        var signer = SignerInfo.Read(signers.ReadSequence());
        return signers.HasData
            ? throw new MalformedException("it is not a CMS of version 3 with one signer of version 1")
            : new SignedData(type, content, certificates, signer);
    }

    private static void SkipHashes(AsnReader data)
    {
        var hashes = data.ReadSetOf(skipSortOrderValidation: true);
        for (var count = 0; hashes.HasData; count++)
        {
            if (count == MaxElements)
                throw new MalformedException($"it has more than {MaxElements} hash functions");
            hashes.ReadSequence().ReadGoObjectIdentifier();
        }
    }

    private static (string Type, ReadOnlyMemory<byte> Content) ReadContent(AsnReader content)
    {
        var type = content.ReadGoObjectIdentifier();
        if (!content.HasData)
            throw new MalformedException("it holds no content");

        var wrapper = content.ReadSequence(First);
        content.RequireEnd();
        if (wrapper.PeekTag() != Asn1Tag.PrimitiveOctetString)
            throw new MalformedException("its content comes in pieces, which notation refuses");

        var bytes = wrapper.ReadOctetString();
        wrapper.RequireEnd();
        return (type, bytes);
    }

    private static List<ReadOnlyMemory<byte>> ReadCertificates(AsnReader data)
    {
        var certificates = new List<ReadOnlyMemory<byte>>();
        if (!data.HasData || data.PeekTag() != First)
            return certificates;

        var set = data.ReadSetOf(skipSortOrderValidation: true, First);
        while (set.HasData)
        {
            if (certificates.Count == MaxElements)
                throw new MalformedException($"it has more than {MaxElements} certificates");
            if (set.PeekTag() != Asn1Tag.Sequence)
                throw new MalformedException("it holds a certificate that is not of X.509, such as an attribute certificate");

            certificates.Add(set.ReadEncodedValue());
        }

        return certificates;
    }

    private static void RefuseRevocationLists(AsnReader data)
    {
        if (data.HasData && data.PeekTag() == Second && data.ReadSetOf(skipSortOrderValidation: true, Second).HasData)
            throw new MalformedException("it holds revocation lists, which notation refuses");
    }
}
