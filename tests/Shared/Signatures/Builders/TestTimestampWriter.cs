using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>Writes a timestamp token by hand: .NET's own writer refuses to make most of the odd ones.</summary>
internal static class TestTimestampWriter
{
    private const string SigningCertificate = "1.2.840.113549.1.9.16.2.12";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    public static byte[] Encode(TestTimestamp token) => Der.Sequence(writer =>
    {
        writer.WriteObjectIdentifier("1.2.840.113549.1.7.2");
        using (writer.PushSequence(Der.Context(0)))
            writer.WriteEncodedValue(SignedData(token));
    });

    /// <summary>An Attribute with the values.</summary>
    public static byte[] Attribute(string type, params byte[][] values) => Der.Sequence(writer =>
    {
        writer.WriteObjectIdentifier(type);
        using (writer.PushSetOf())
        {
            foreach (var value in values)
                writer.WriteEncodedValue(value);
        }
    });

    /// <summary>An ESSCertIDv2 in its lists.</summary>
    public static byte[] Name(byte[] hash, Action<AsnWriter>? before = null, Action<AsnWriter>? after = null) => Der.Sequence(writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            before?.Invoke(writer);
            writer.WriteOctetString(hash);
            after?.Invoke(writer);
        }
    });

    private static byte[] SignedData(TestTimestamp token)
    {
        var info = Info(token);
        return Der.Sequence(writer =>
        {
            writer.WriteInteger(token.CmsVersion);
            using (writer.PushSetOf())
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(token.DigestAlgorithm);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(token.ContentType);
                using (writer.PushSequence(Der.Context(0)))
                    token.WriteContent(writer, info);
            }

            var certificates = (token.Certificates ?? [.. token.Encoded.SkipLast(1)]).SelectMany(certificate => certificate);
            writer.WriteEncodedValue(Wrapped(0xa0, [.. certificates]));
            if (token.RevocationLists.Length > 0)
                writer.WriteEncodedValue(token.RevocationLists);
            using (writer.PushSetOf())
            {
                for (var i = 0; i < token.Signers; i++)
                    writer.WriteEncodedValue(Signer(token, info));
            }
        });
    }

    private static byte[] Signer(TestTimestamp token, byte[] info)
    {
        var attributes = token.Arrange(SignedAttributes(token, info)).ToList();
        var arranged = attributes.SelectMany(bytes => bytes).ToArray();
        var signed = token.SignsAsArranged ? Wrapped(0x31, arranged) : Der.Write(writer =>
        {
            using (writer.PushSetOf())
            {
                foreach (var attribute in attributes)
                    writer.WriteEncodedValue(attribute);
            }
        });
        return Der.Sequence(writer =>
        {
            writer.WriteInteger(token.SignerVersion);
            WriteSignerName(writer, token);
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(token.DigestAlgorithm);
            if (attributes.Count > 0)
                writer.WriteEncodedValue(Wrapped(0xa0, arranged));
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(token.SignatureAlgorithm);
            writer.WriteOctetString(token.Chain.Leaf.Key.Rsa.SignData(signed, Hash(token), token.Padding));
        });
    }

    private static List<byte[]> SignedAttributes(TestTimestamp token, byte[] info)
    {
        var digest = CryptographicOperations.HashData(Hash(token), info);
        List<byte[]> attributes =
        [
            Attribute("1.2.840.113549.1.9.3", Der.Write(writer => writer.WriteObjectIdentifier(token.ContentType))),
            Attribute("1.2.840.113549.1.9.4", Der.Write(writer => writer.WriteOctetString(digest))),
            token.NamesCertificateBySha1
                ? Attribute(SigningCertificate, Name(SHA1.HashData(token.Encoded[0])))
                : Attribute(SigningCertificateV2, token.NameOfCertificate ?? Name(SHA256.HashData(token.Encoded[0]))),
            .. token.Attributes,
        ];
        if (token.SigningTime is { } time)
            attributes.Add(Attribute("1.2.840.113549.1.9.5", Der.Write(writer => writer.WriteUtcTime(time))));
        return attributes;
    }

    private static void WriteSignerName(AsnWriter writer, TestTimestamp token)
    {
        if (token.IsNamedByKey)
        {
            writer.WriteOctetString([1, 2, 3], Der.Context(0));
            return;
        }

        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(token.Chain.Certificates[Math.Min(1, token.Chain.Certificates.Count - 1)].Subject);
            writer.WriteInteger(token.Chain.Leaf.SerialNumber);
        }
    }

    private static HashAlgorithmName Hash(TestTimestamp token) => token.DigestAlgorithm switch
    {
        "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    private static byte[] Info(TestTimestamp token) => Der.Sequence(writer =>
    {
        writer.WriteInteger(token.Version);
        writer.WriteObjectIdentifier(token.Policy);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(token.Imprint.Oid);
            writer.WriteOctetString(CryptographicOperations.HashData(token.Imprint.Name, token.Data));
        }

        writer.WriteInteger(1);
        if (token.EncodedTime is { } time)
            writer.WriteEncodedValue(time);
        else
            writer.WriteGeneralizedTime(token.Time, omitFractionalSeconds: true);
        if (token.Accuracy is { } seconds)
        {
            using (writer.PushSequence())
                writer.WriteInteger(seconds);
        }

        token.MoreInfo(writer);
    });

    /// <summary>An element with a tag of one byte around the bytes.</summary>
    public static byte[] Wrapped(byte tag, byte[] content) => content.Length switch
    {
        < 0x80 => [tag, (byte)content.Length, .. content],
        < 0x100 => [tag, 0x81, (byte)content.Length, .. content],
        _ => [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content],
    };
}
