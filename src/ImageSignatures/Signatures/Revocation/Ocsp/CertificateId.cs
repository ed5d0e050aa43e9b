using System.Formats.Asn1;
using System.Security.Cryptography;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Revocation.Ocsp;

/// <summary>How OCSP names a certificate: by hashes of its issuer's name and key, and by its serial number.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6960#section-4.1.1</remarks>
internal static class CertificateId
{
    /// <summary>Writes the name with SHA-1, which many responders insist on. Nothing rests on the hash: the issuer is known.</summary>
    public static void Write(AsnWriter writer, Certificate certificate, Certificate issuer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(ObjectIdentifiers.Sha1);
                writer.WriteNull();
            }

            writer.WriteOctetString(Hash(ObjectIdentifiers.Sha1, issuer.SubjectName.RawData.Span));
            writer.WriteOctetString(Hash(ObjectIdentifiers.Sha1, issuer.Key.BitString.Span));
            writer.WriteInteger(certificate.SerialNumber.Span);
        }
    }

    /// <summary>Reads a name.</summary>
    /// <returns>
    /// True where it is that of the certificate, false where it is one of another issuer with the same serial number, null for any other.
    /// </returns>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static bool? ReadMatch(AsnReader reader, Certificate certificate, Certificate issuer)
    {
        var id = reader.ReadSequence();
        var algorithm = id.ReadSequence().ReadObjectIdentifier();
        var nameHash = id.ReadOctetString();
        var keyHash = id.ReadOctetString();
        var serialNumber = id.ReadIntegerBytes();
        id.ThrowIfNotEmpty();
        if (!serialNumber.Span.SequenceEqual(certificate.SerialNumber.Span))
            return null;

        return nameHash.Length > 0
            && nameHash.AsSpan().SequenceEqual(Hash(algorithm, issuer.SubjectName.RawData.Span))
            && keyHash.AsSpan().SequenceEqual(Hash(algorithm, issuer.Key.BitString.Span));
    }

    /// <returns>The hash, or nothing for an algorithm that is not known.</returns>
#pragma warning disable CA5350 // SHA-1 is what the protocol names issuers by; see Write.
    public static byte[] Hash(string algorithm, ReadOnlySpan<byte> data) => algorithm switch
    {
        ObjectIdentifiers.Sha1 => SHA1.HashData(data),
        ObjectIdentifiers.Sha256 => SHA256.HashData(data),
        ObjectIdentifiers.Sha384 => SHA384.HashData(data),
        ObjectIdentifiers.Sha512 => SHA512.HashData(data),
        _ => [],
    };
#pragma warning restore CA5350
}
