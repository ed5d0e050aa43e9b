using System.Formats.Asn1;
using System.Security.Cryptography;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Revocation.Ocsp;

/// <summary>A question for the status of one certificate.</summary>
/// <param name="Encoded">The question in DER.</param>
/// <param name="Nonce">The value of the nonce's extension in DER, which an answer may repeat; empty where there is none.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6960#section-4.1, https://www.rfc-editor.org/rfc/rfc9654</remarks>
internal sealed record OcspRequest(ReadOnlyMemory<byte> Encoded, ReadOnlyMemory<byte> Nonce)
{
    private const int NonceLength = 32;

    // https://www.rfc-editor.org/rfc/rfc5019#section-5: longer ones are posted.
    private const int MaxPathLength = 254;

    /// <summary>The question as the path of a URL; null where it is too long for that.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc6960#appendix-A.1</remarks>
    public string? Path => Uri.EscapeDataString(Convert.ToBase64String(Encoded.Span)) is { Length: <= MaxPathLength } path ? path : null;

    /// <summary>A question as caches of answers know it: without a nonce.</summary>
    public static OcspRequest Plain(Certificate certificate, Certificate issuer) => new(Encode(certificate, issuer, nonce: null), default);

    /// <summary>A question with a nonce, which no cache answers.</summary>
    public static OcspRequest WithNonce(Certificate certificate, Certificate issuer)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        value.WriteOctetString(RandomNumberGenerator.GetBytes(NonceLength));
        var nonce = value.Encode();
        return new OcspRequest(Encode(certificate, issuer, nonce), nonce);
    }

    private static byte[] Encode(Certificate certificate, Certificate issuer, byte[]? nonce)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
                CertificateId.Write(writer, certificate, issuer);

            if (nonce is not null)
                WriteExtensions(writer, nonce);
        }

        return writer.Encode();
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
