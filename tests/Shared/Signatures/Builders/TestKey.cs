using System.Security.Cryptography;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>A key pair, made when the tests run. RSA keys take long to make, so there is one a size.</summary>
internal sealed class TestKey
{
    private static readonly Lazy<TestKey> LazyRsa1024 = Lazy(1024);
    private static readonly Lazy<TestKey> LazyRsa2048 = Lazy(2048);
    private static readonly Lazy<TestKey> LazyRsa3072 = Lazy(3072);
    private static readonly Lazy<TestKey> LazyRsa4096 = Lazy(4096);

    private readonly AsymmetricAlgorithm _key;

    private TestKey(AsymmetricAlgorithm key) => _key = key;

    public static TestKey Rsa1024 => LazyRsa1024.Value;

    public static TestKey Rsa2048 => LazyRsa2048.Value;

    public static TestKey Rsa3072 => LazyRsa3072.Value;

    public static TestKey Rsa4096 => LazyRsa4096.Value;

    public RSA Rsa => (RSA)_key;

    public ECDsa Ecdsa => (ECDsa)_key;

    public bool IsRsa => _key is RSA;

    public int Bits => _key.KeySize;

    /// <summary>The SubjectPublicKeyInfo in DER.</summary>
    public byte[] Info => _key.ExportSubjectPublicKeyInfo();

    /// <summary>The private key as PKCS #8 in PEM.</summary>
    public string PrivatePem => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>The names that JWS and COSE have for the algorithm of the key.</summary>
    public (string Jws, int Cose) EnvelopeAlgorithm => (IsRsa, Bits) switch
    {
        (true, 3072) => ("PS384", -38),
        (true, 4096) => ("PS512", -39),
        (true, _) => ("PS256", -37),
        (_, 384) => ("ES384", -35),
        (_, 521) => ("ES512", -36),
        _ => ("ES256", -7),
    };

    public static TestKey NewP256() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static TestKey NewP384() => new(ECDsa.Create(ECCurve.NamedCurves.nistP384));

    public static TestKey NewP521() => new(ECDsa.Create(ECCurve.NamedCurves.nistP521));

    /// <summary>A curve that Go reads and the Notary Project has no algorithm for.</summary>
    public static TestKey NewP224() => new(ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.33")));

    /// <summary>A curve that Go does not read.</summary>
    public static TestKey NewBrainpool() => new(ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1));

    /// <summary>An RSA key of other primes than .NET would choose.</summary>
    public static TestKey OfRsa(RSA key) => new(key);

    /// <summary>A key by the name that a test case gives it: <c>RSA2048</c>, <c>P384</c>.</summary>
    public static TestKey Named(string name) => name switch
    {
        "RSA1024" => Rsa1024,
        "RSA2048" => Rsa2048,
        "RSA3072" => Rsa3072,
        "RSA4096" => Rsa4096,
        "P256" => NewP256(),
        "P384" => NewP384(),
        "P521" => NewP521(),
        "P224" => NewP224(),
        "brainpool" => NewBrainpool(),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>Signs the way an envelope does.</summary>
    public byte[] SignEnvelope(byte[] data)
    {
        var hash = EnvelopeAlgorithm.Jws[2..] switch
        {
            "256" => HashAlgorithmName.SHA256,
            "384" => HashAlgorithmName.SHA384,
            _ => HashAlgorithmName.SHA512,
        };
        return IsRsa ? Rsa.SignData(data, hash, RSASignaturePadding.Pss) : Ecdsa.SignData(data, hash);
    }

    private static Lazy<TestKey> Lazy(int bits) => new(() => new TestKey(RSA.Create(bits)));
}
