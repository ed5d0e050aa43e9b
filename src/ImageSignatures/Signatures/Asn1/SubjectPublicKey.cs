using System.Security.Cryptography;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>The public key of a certificate.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.7</remarks>
internal sealed class SubjectPublicKey
{
    private readonly RSAParameters _rsa;
    private readonly ECParameters _curve;
    private readonly KeyPool _keys = new();

    private SubjectPublicKey(
        KeyType type,
        int bits,
        ReadOnlyMemory<byte> bitString,
        RSAParameters rsa = default,
        ECParameters curve = default
    )
    {
        Type = type;
        Bits = bits;
        BitString = bitString;
        _rsa = rsa;
        _curve = curve;
    }

    public KeyType Type { get; }

    /// <summary>Length of an RSA modulus, or of a curve's field; 0 for an unsupported key.</summary>
    public int Bits { get; }

    /// <summary>The key's own encoding, which OCSP names an issuer by the hash of.</summary>
    public ReadOnlyMemory<byte> BitString { get; }

    public bool IsEllipticCurve => Type is KeyType.P256 or KeyType.P384 or KeyType.P521;

    public static SubjectPublicKey Unsupported(ReadOnlyMemory<byte> bitString) => new(KeyType.Unsupported, 0, bitString);

    public static SubjectPublicKey ForRsa(ReadOnlyMemory<byte> bitString, int bits, byte[] modulus, byte[] exponent) =>
        new(KeyType.Rsa, bits, bitString, rsa: new RSAParameters { Modulus = modulus, Exponent = exponent });

    /// <exception cref="MalformedException">The point is not one of the curve.</exception>
    public static SubjectPublicKey ForCurve(KeyType type, ReadOnlyMemory<byte> bitString, byte[] x, byte[] y)
    {
        var (curve, bits) = type switch
        {
            KeyType.P256 => (ECCurve.NamedCurves.nistP256, 256),
            KeyType.P384 => (ECCurve.NamedCurves.nistP384, 384),
            KeyType.P521 => (ECCurve.NamedCurves.nistP521, 521),
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        var key = new SubjectPublicKey(type, bits, bitString, curve: new ECParameters { Curve = curve, Q = new ECPoint { X = x, Y = y } });
        try
        {
            using (key._keys.Rent(() => ECDsa.Create(key._curve)))
                return key;
        }
        catch (CryptographicException)
        {
            throw new MalformedException("an elliptic curve key is not a point of its curve");
        }
    }

    /// <summary>Verifies a signature of X.509: ECDSA signatures are DER sequences of r and s.</summary>
    /// <returns>False also where the algorithm is not one for this key.</returns>
    public bool Verify(SignatureAlgorithmIdentifier algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        algorithm.Padding switch
        {
            _ when !algorithm.IsSupported => false,
            null when IsEllipticCurve => VerifyEcdsa(data, signature, algorithm.Hash, DSASignatureFormat.Rfc3279DerSequence),
            { } padding when Type == KeyType.Rsa => VerifyRsa(data, signature, algorithm.Hash, padding),
            _ => false,
        };

    /// <summary>The one algorithm of envelopes that goes with the key; null where the Notary Project has none for it.</summary>
    /// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#algorithm-selection</remarks>
    public SignatureAlgorithm? EnvelopeAlgorithm => (Type, Bits) switch
    {
        (KeyType.Rsa, 2048) => SignatureAlgorithm.Ps256,
        (KeyType.Rsa, 3072) => SignatureAlgorithm.Ps384,
        (KeyType.Rsa, 4096) => SignatureAlgorithm.Ps512,
        (KeyType.P256, _) => SignatureAlgorithm.Es256,
        (KeyType.P384, _) => SignatureAlgorithm.Es384,
        (KeyType.P521, _) => SignatureAlgorithm.Es512,
        _ => null,
    };

    /// <summary>
    /// Verifies a signature of an envelope by <see cref="EnvelopeAlgorithm"/>: ECDSA signatures are r and s side by side, PSS salts are as
    /// long as the hash.
    /// </summary>
    /// <returns>False also where there is no algorithm for the key.</returns>
    public bool VerifyEnvelope(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => EnvelopeAlgorithm switch
    {
        SignatureAlgorithm.Ps256 => VerifyRsa(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        SignatureAlgorithm.Ps384 => VerifyRsa(data, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        SignatureAlgorithm.Ps512 => VerifyRsa(data, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        SignatureAlgorithm.Es256 => VerifyRaw(data, signature, HashAlgorithmName.SHA256),
        SignatureAlgorithm.Es384 => VerifyRaw(data, signature, HashAlgorithmName.SHA384),
        SignatureAlgorithm.Es512 => VerifyRaw(data, signature, HashAlgorithmName.SHA512),
        _ => false,
    };

    public override string ToString() => Type == KeyType.Rsa ? $"RSA {Bits}" : Type.ToString();

    private bool VerifyRaw(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash) =>
        signature.Length == 2 * ((Bits + 7) / 8) && VerifyEcdsa(data, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private bool VerifyEcdsa(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash, DSASignatureFormat format)
    {
        try
        {
            using var key = _keys.Rent(() => ECDsa.Create(_curve));
            return ((ECDsa)key.Value).VerifyData(data, signature, hash, format);
        }
        catch (CryptographicException)
        {
            return false; // a point that is not on its curve, or a signature that is no DER
        }
    }

    private bool VerifyRsa(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        try
        {
            using var key = _keys.Rent(() => RSA.Create(_rsa));
            return ((RSA)key.Value).VerifyData(data, signature, hash, padding);
        }
        catch (CryptographicException)
        {
            return false; // a modulus that is none
        }
    }
}
