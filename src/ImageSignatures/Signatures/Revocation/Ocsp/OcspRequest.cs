using System.Formats.Asn1;
using System.Security.Cryptography;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Revocation.Ocsp;

/// <summary>A question for the status of one certificate, with a nonce that an answer may repeat.</summary>
/// <param name="Encoded">The question in DER.</param>
/// <param name="Nonce">The nonce's extension value in DER.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6960#section-4.1, https://www.rfc-editor.org/rfc/rfc9654</remarks>
internal sealed record OcspRequest(ReadOnlyMemory<byte> Encoded, ReadOnlyMemory<byte> Nonce)
{
    private const int NonceLength = 32;

    public static OcspRequest Create(Certificate certificate, Certificate issuer)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        value.WriteOctetString(RandomNumberGenerator.GetBytes(NonceLength));
        var nonce = value.Encode();

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
                CertificateId.Write(writer, certificate, issuer);

            WriteExtensions(writer, nonce);
        }

        return new OcspRequest(writer.Encode(), nonce);
    }

    private static void WriteExtensions(AsnWriter writer, byte[] nonce)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(ObjectIdentifiers.OcspNonce);
            writer.WriteOctetString(nonce);
        }
    }
}
