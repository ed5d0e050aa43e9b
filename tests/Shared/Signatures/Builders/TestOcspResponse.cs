using System.Formats.Asn1;
using System.Security.Cryptography;
using ImageSignatures.Signatures.Certificates;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>An OCSP response to be, with any fault that a test wants.</summary>
internal sealed record TestOcspResponse
{
    public static readonly DateTimeOffset Now = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The certificate that the answer is about.</summary>
    public required Certificate Certificate { get; init; }

    public required TestCertificate Issuer { get; init; }

    /// <summary>Who signs; null for the issuer.</summary>
    public TestCertificate? Responder { get; init; }

    /// <summary>The certificates that come with the answer.</summary>
    public IReadOnlyList<byte[]> Certificates { get; init; } = [];

    /// <summary>When it was revoked; null for good.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    public bool IsUnknown { get; init; }

    public DateTimeOffset ThisUpdate { get; init; } = Now.AddHours(-1);

    public DateTimeOffset? NextUpdate { get; init; } = Now.AddHours(1);

    /// <summary>Extensions of the answer about the certificate.</summary>
    public IReadOnlyList<TestExtension> SingleExtensions { get; init; } = [];

    /// <summary>Extensions of the response.</summary>
    public IReadOnlyList<TestExtension> Extensions { get; init; } = [];

    /// <summary>Answers that stand before the one about the certificate.</summary>
    public IReadOnlyList<TestOcspResponse> Before { get; init; } = [];

    /// <summary>Names the certificate by SHA-256 instead of SHA-1.</summary>
    public bool NamesBySha256 { get; init; }

    public byte Status { get; init; }

    public bool NamesItselfByKey { get; init; }

    /// <summary>The responder's name, when it is to be another one.</summary>
    public byte[]? ResponderName { get; init; }

    public TestAlgorithm? Algorithm { get; init; }

    public TestKey? SigningKey { get; init; }

    public byte[] Encode() => Der.Sequence(writer =>
    {
        writer.WriteEncodedValue([0x0a, 1, Status]);
        if (Status != 0)
            return;

        using (writer.PushSequence(Der.Context(0)))
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.3.6.1.5.5.7.48.1.1");
            writer.WriteOctetString(Basic());
        }
    });

    /// <summary>The nonce of a request, as the value of its extension.</summary>
    public static byte[] NonceOf(byte[] request)
    {
        var body = new AsnReader(request, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        body.ReadSequence();
        var extension = body.ReadSequence(Der.Context(2)).ReadSequence().ReadSequence();
        extension.ReadObjectIdentifier();
        return extension.ReadOctetString();
    }

    private byte[] Basic()
    {
        var signer = Responder ?? Issuer;
        var key = SigningKey ?? signer.Key;
        return Der.Signed(Data(signer), Algorithm ?? TestAlgorithm.For(key), key, writer =>
        {
            if (Certificates.Count == 0)
                return;

            using (writer.PushSequence(Der.Context(0)))
            using (writer.PushSequence())
                Certificates.ToList().ForEach(der => writer.WriteEncodedValue(der));
        });
    }

    private byte[] Data(TestCertificate signer) => Der.Sequence(writer =>
    {
        using (writer.PushSequence(Der.Context(NamesItselfByKey ? 2 : 1)))
        {
            if (NamesItselfByKey)
                writer.WriteOctetString(KeyHash(signer.Key));
            else
                writer.WriteEncodedValue(ResponderName ?? signer.Subject);
        }

        writer.WriteGeneralizedTime(ThisUpdate, omitFractionalSeconds: true);
        using (writer.PushSequence())
        {
            foreach (var answer in Before.Append(this))
            {
                using (writer.PushSequence())
                    answer.WriteAnswer(writer);
            }
        }

        if (Extensions.Count > 0)
        {
            using (writer.PushSequence(Der.Context(1)))
                TestExtension.WriteAll(writer, Extensions);
        }
    });

    private void WriteAnswer(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(NamesBySha256 ? "2.16.840.1.101.3.4.2.1" : "1.3.14.3.2.26");
                writer.WriteNull();
            }

            writer.WriteOctetString(NamesBySha256 ? SHA256.HashData(Issuer.Subject) : SHA1.HashData(Issuer.Subject));
            writer.WriteOctetString(NamesBySha256 ? SHA256.HashData(KeyBits(Issuer.Key)) : KeyHash(Issuer.Key));
            writer.WriteInteger(Certificate.SerialNumber.Span);
        }

        WriteStatus(writer);
        writer.WriteGeneralizedTime(ThisUpdate, omitFractionalSeconds: true);
        if (NextUpdate is { } nextUpdate)
        {
            using (writer.PushSequence(Der.Context(0)))
                writer.WriteGeneralizedTime(nextUpdate, omitFractionalSeconds: true);
        }

        if (SingleExtensions.Count > 0)
        {
            using (writer.PushSequence(Der.Context(1)))
                TestExtension.WriteAll(writer, SingleExtensions);
        }
    }

    private void WriteStatus(AsnWriter writer)
    {
        if (IsUnknown)
        {
            writer.WriteNull(Der.Context(2));
        }
        else if (RevokedAt is { } time)
        {
            using (writer.PushSequence(Der.Context(1)))
                writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
        }
        else
        {
            writer.WriteNull(Der.Context(0));
        }
    }

    private static byte[] KeyHash(TestKey key) => SHA1.HashData(KeyBits(key));

    private static byte[] KeyBits(TestKey key)
    {
        var info = new AsnReader(key.Info, AsnEncodingRules.DER).ReadSequence();
        info.ReadSequence();
        return info.ReadBitString(out _);
    }
}
