using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Revocation.Ocsp;

/// <summary>What a response says of one certificate.</summary>
/// <param name="Status">Good or revoked; null for unknown.</param>
/// <param name="ThisUpdate">From when on it holds.</param>
/// <param name="NextUpdate">Until when it holds; null where it does not say.</param>
/// <param name="Extensions">Its extensions.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6960#section-4.2.1</remarks>
internal sealed record OcspAnswer(
    RevocationStatus? Status, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate, IReadOnlyList<X509Extension> Extensions)
{
    /// <summary>Reads what follows the name of the certificate.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">A time has fractions of a second, or an extension comes twice.</exception>
    public static OcspAnswer Read(AsnReader reader)
    {
        var status = ReadStatus(reader);
        var thisUpdate = X509Time.ReadGeneralized(reader);
        var nextTag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        DateTimeOffset? nextUpdate =
            reader.HasData && reader.PeekTag() == nextTag ? X509Time.ReadGeneralized(reader.ReadSequence(nextTag)) : null;
        var answer = new OcspAnswer(status, thisUpdate, nextUpdate, OcspResponseReader.ReadExtensions(reader));
        reader.ThrowIfNotEmpty();
        return answer;
    }

    private static RevocationStatus? ReadStatus(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag == new Asn1Tag(TagClass.ContextSpecific, 1, isConstructed: true))
            return new RevocationStatus.Revoked(X509Time.ReadGeneralized(reader.ReadSequence(tag)));

        var isGood = tag == new Asn1Tag(TagClass.ContextSpecific, 0);
        reader.ReadNull(isGood ? tag : new Asn1Tag(TagClass.ContextSpecific, 2));
        return isGood ? new RevocationStatus.Good() : null;
    }
}
