using System.Formats.Asn1;
using System.Security.Cryptography;
using ImageSignatures.Signatures.Certificates;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>An RFC 3161 timestamp token to be, with any fault that a test needs.</summary>
internal sealed record TestTimestamp
{
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

    /// <summary>Names the signer by the identifier of its key, not by issuer and serial number.</summary>
    public bool IsNamedByKey { get; init; }

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

    /// <summary>Further signed attributes, each in DER.</summary>
    public IReadOnlyList<byte[]> Attributes { get; init; } = [];

    /// <summary>Changes the signed attributes, in their order, before they are signed.</summary>
    public Func<IReadOnlyList<byte[]>, IEnumerable<byte[]>> Arrange { get; init; } = attributes => attributes;

    /// <summary>Signs the attributes as they are arranged, not in the order of DER.</summary>
    public bool SignsAsArranged { get; init; }

    /// <summary>The algorithm of the signature, when it is to be another one than RSA.</summary>
    public string SignatureAlgorithm { get; init; } = "1.2.840.113549.1.1.1";

    public RSASignaturePadding Padding { get; init; } = RSASignaturePadding.Pkcs1;

    public int CmsVersion { get; init; } = 3;

    public int SignerVersion { get; init; } = 1;

    /// <summary>Writes the content as an OCTET STRING.</summary>
    public Action<AsnWriter, byte[]> WriteContent { get; init; } = (writer, content) => writer.WriteOctetString(content);

    /// <summary>What stands between the certificates and the signers.</summary>
    public byte[] RevocationLists { get; init; } = [];

    /// <summary>What names the certificate, when it is to be something else.</summary>
    public byte[]? NameOfCertificate { get; init; }

    /// <summary>What follows the accuracy in the TSTInfo.</summary>
    public Action<AsnWriter> MoreInfo { get; init; } = _ => { };

    /// <summary>The time in DER, when it is to be written another way.</summary>
    public byte[]? EncodedTime { get; init; }

    /// <summary>How many signers there are, all the same.</summary>
    public int Signers { get; init; } = 1;

    public byte[] Encode() => TestTimestampWriter.Encode(this);
}
