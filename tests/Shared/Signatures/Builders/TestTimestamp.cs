using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using ImageSignatures.Signatures.Certificates;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>An RFC 3161 timestamp token to be, with any fault that a test wants.</summary>
internal sealed record TestTimestamp
{
    private const string SigningCertificate = "1.2.840.113549.1.9.16.2.12";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    public static readonly DateTimeOffset Moment = new(2026, 6, 1, 12, 0, 5, TimeSpan.Zero);

    public required TestChain Chain { get; init; }

    /// <summary>What is timestamped: the signature of an envelope.</summary>
    public byte[] Data { get; init; } = [1, 2, 3];

    public DateTimeOffset Time { get; init; } = Moment;

    public string Policy { get; init; } = "1.2.3.4";

    /// <summary>In seconds; null for none.</summary>
    public int? Accuracy { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>The hash of the data.</summary>
    public (string Oid, HashAlgorithmName Name) Imprint { get; init; } = ("2.16.840.1.101.3.4.2.1", HashAlgorithmName.SHA256);

    /// <summary>The hash in the signature.</summary>
    public string DigestAlgorithm { get; init; } = "2.16.840.1.101.3.4.2.1";

    public SubjectIdentifierType NamedBy { get; init; } = SubjectIdentifierType.IssuerAndSerialNumber;

    /// <summary>Names the certificate by its SHA-1, as was usual before RFC 5816.</summary>
    public bool NamesCertificateBySha1 { get; init; }

    /// <summary>The time among the signed attributes; null for none.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>The certificates in the token; null for all but the root.</summary>
    public IReadOnlyList<byte[]>? Certificates { get; init; }

    public string ContentType { get; init; } = "1.2.840.113549.1.9.16.1.4";

    /// <summary>The chain in DER, made once: an ECDSA signature is another one each time.</summary>
    public required IReadOnlyList<byte[]> Encoded { get; init; }

    public Certificate Root => TestCertificate.Read(Encoded[^1]);

    public static TestTimestamp By(TestChain chain) => new() { Chain = chain, Encoded = chain.Encode() };

    public byte[] Encode()
    {
        using var bare = X509CertificateLoader.LoadCertificate(Encoded[0]);
        using var certificate = bare.CopyWithPrivateKey(Chain.Leaf.Key.Rsa);
        var cms = new SignedCms(NamedBy, new ContentInfo(new Oid(ContentType), Info()));
        var signer = new CmsSigner(NamedBy, certificate)
        {
            DigestAlgorithm = new Oid(DigestAlgorithm),
            IncludeOption = X509IncludeOption.None,
        };
        signer.SignedAttributes.Add(NameOfCertificate());
        if (SigningTime is { } time)
            signer.SignedAttributes.Add(new Pkcs9SigningTime(time.UtcDateTime));

        cms.ComputeSignature(signer);
        foreach (var der in Certificates ?? [.. Encoded.SkipLast(1)])
            cms.AddCertificate(X509CertificateLoader.LoadCertificate(der));
        return cms.Encode();
    }

    private AsnEncodedData NameOfCertificate() => NamesCertificateBySha1
        ? new AsnEncodedData(SigningCertificate, Name(SHA1.HashData(Encoded[0])))
        : new AsnEncodedData(SigningCertificateV2, Name(SHA256.HashData(Encoded[0])));

    private static byte[] Name(byte[] hash) => Der.Sequence(writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(hash);
    });

    private byte[] Info() => Der.Sequence(writer =>
    {
        writer.WriteInteger(Version);
        writer.WriteObjectIdentifier(Policy);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(Imprint.Oid);
            writer.WriteOctetString(CryptographicOperations.HashData(Imprint.Name, Data));
        }

        writer.WriteInteger(1);
        writer.WriteGeneralizedTime(Time, omitFractionalSeconds: true);
        if (Accuracy is { } seconds)
        {
            using (writer.PushSequence())
                writer.WriteInteger(seconds);
        }
    });
}
