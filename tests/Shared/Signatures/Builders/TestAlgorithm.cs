using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>An algorithm that certificates, revocation lists and OCSP responses are signed with.</summary>
/// <param name="Identifier">The AlgorithmIdentifier in DER.</param>
/// <param name="Sign">Signs data.</param>
internal sealed record TestAlgorithm(byte[] Identifier, Func<TestKey, byte[], byte[]> Sign)
{
    public static TestAlgorithm EcdsaSha256 { get; } = Ecdsa("1.2.840.10045.4.3.2", HashAlgorithmName.SHA256);

    public static TestAlgorithm EcdsaSha384 { get; } = Ecdsa("1.2.840.10045.4.3.3", HashAlgorithmName.SHA384);

    public static TestAlgorithm EcdsaSha512 { get; } = Ecdsa("1.2.840.10045.4.3.4", HashAlgorithmName.SHA512);

    public static TestAlgorithm EcdsaSha1 { get; } = Ecdsa("1.2.840.10045.4.1", HashAlgorithmName.SHA1);

    public static TestAlgorithm RsaSha256 { get; } = Rsa("1.2.840.113549.1.1.11", HashAlgorithmName.SHA256);

    public static TestAlgorithm RsaSha384 { get; } = Rsa("1.2.840.113549.1.1.12", HashAlgorithmName.SHA384);

    public static TestAlgorithm RsaSha512 { get; } = Rsa("1.2.840.113549.1.1.13", HashAlgorithmName.SHA512);

    public static TestAlgorithm RsaSha1 { get; } = Rsa("1.2.840.113549.1.1.5", HashAlgorithmName.SHA1);

    public static TestAlgorithm RsaPss256 { get; } = Pss("2.16.840.1.101.3.4.2.1", HashAlgorithmName.SHA256, salt: 32);

    public static TestAlgorithm RsaPss384 { get; } = Pss("2.16.840.1.101.3.4.2.2", HashAlgorithmName.SHA384, salt: 48);

    public static TestAlgorithm RsaPss512 { get; } = Pss("2.16.840.1.101.3.4.2.3", HashAlgorithmName.SHA512, salt: 64);

    /// <summary>PSS parameters that announce another salt than there is.</summary>
    public static TestAlgorithm RsaPssOddSalt { get; } = Pss("2.16.840.1.101.3.4.2.1", HashAlgorithmName.SHA256, salt: 20);

    /// <summary>An identifier of nothing.</summary>
    public static TestAlgorithm Unknown { get; } = Ecdsa("1.2.3.4.5", HashAlgorithmName.SHA256);

    /// <summary>By the name that a test case gives it.</summary>
    public static TestAlgorithm Named(string name) => (TestAlgorithm)typeof(TestAlgorithm).GetProperty(name)!.GetValue(null)!;

    /// <summary>What an issuer with the key usually signs with.</summary>
    public static TestAlgorithm For(TestKey key) => key switch
    {
        { IsRsa: true } => RsaSha256,
        { Bits: 384 } => EcdsaSha384,
        { Bits: 521 } => EcdsaSha512,
        _ => EcdsaSha256,
    };

    private static TestAlgorithm Ecdsa(string oid, HashAlgorithmName hash) =>
        new(Encode(oid, null), (key, data) => key.Ecdsa.SignData(data, hash, DSASignatureFormat.Rfc3279DerSequence));

    private static TestAlgorithm Rsa(string oid, HashAlgorithmName hash) =>
        new(Encode(oid, writer => writer.WriteNull()), (key, data) => key.Rsa.SignData(data, hash, RSASignaturePadding.Pkcs1));

    private static TestAlgorithm Pss(string hashOid, HashAlgorithmName hash, int salt) =>
        new(
            Encode("1.2.840.113549.1.1.10", writer => WritePss(writer, hashOid, salt)),
            (key, data) => key.Rsa.SignData(data, hash, RSASignaturePadding.Pss)
        );

    private static void WritePss(AsnWriter writer, string hashOid, int salt)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Der.Context(0)))
                writer.WriteEncodedValue(Encode(hashOid, w => w.WriteNull()));
            using (writer.PushSequence(Der.Context(1)))
                writer.WriteEncodedValue(Encode("1.2.840.113549.1.1.8", w => w.WriteEncodedValue(Encode(hashOid, h => h.WriteNull()))));
            using (writer.PushSequence(Der.Context(2)))
                writer.WriteInteger(salt);
        }
    }

    private static byte[] Encode(string oid, Action<AsnWriter>? parameters) => Der.Sequence(writer =>
    {
        writer.WriteObjectIdentifier(oid);
        parameters?.Invoke(writer);
    });
}
