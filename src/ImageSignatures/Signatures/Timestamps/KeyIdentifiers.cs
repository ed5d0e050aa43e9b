using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>The identifiers by which certificates name keys. They only order candidates: nothing is trusted for them.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.1</remarks>
internal static class KeyIdentifiers
{
    private static readonly Asn1Tag KeyTag = new(TagClass.ContextSpecific, 0);

    /// <returns>The identifier of the certificate's own key; empty where it has none.</returns>
    public static ReadOnlyMemory<byte> OfSubject(Certificate certificate) =>
        Find(certificate, ObjectIdentifiers.SubjectKeyIdentifier)?.ReadOctetString();

    /// <returns>The identifier of the key that signed the certificate; empty where it names none.</returns>
    public static ReadOnlyMemory<byte> OfAuthority(Certificate certificate)
    {
        var identifier = Find(certificate, ObjectIdentifiers.AuthorityKeyIdentifier)?.ReadSequence();
        return identifier is { HasData: true } && identifier.PeekTag() == KeyTag ? identifier.ReadOctetString(KeyTag) : default;
    }

    // The reader of certificates has checked their form.
    private static AsnReader? Find(Certificate certificate, string type) =>
        certificate.Extensions.All.FirstOrDefault(e => e.Type == type)?.Open();
}
