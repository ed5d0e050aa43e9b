using System.Formats.Asn1;
using System.Numerics;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>
/// Reads a SubjectPublicKeyInfo, and refuses it where notation cannot read the certificate. A key that notation reads and that nothing here
/// verifies with is not supported, which only matters where a chain needs it.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3279#section-2.3, https://www.rfc-editor.org/rfc/rfc5480#section-2</remarks>
internal static class SubjectPublicKeyReader
{
    // An exponent beyond this, or a longer modulus, only costs time. Go sets the same bound for the exponent.
    private const int MaxExponentBits = 31;
    private const int MaxModulusBits = 8192;
    private const byte UncompressedPoint = 4;
    private const int EdwardsLength = 32;

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">The key is not one.</exception>
    public static SubjectPublicKey Read(AsnReader reader)
    {
        var info = reader.ReadSequence();
        var algorithm = info.ReadSequence();
        var bits = info.ReadBitString(out var unusedBits);
        info.RequireEnd();
        if (unusedBits != 0)
            throw new MalformedException("a public key does not consist of whole bytes");

        return algorithm.ReadGoObjectIdentifier() switch
        {
            ObjectIdentifiers.Rsa => ReadRsa(algorithm, bits),
            ObjectIdentifiers.EllipticCurve => ReadCurve(algorithm, bits),
            ObjectIdentifiers.Dsa => ReadDsa(algorithm, bits),
            ObjectIdentifiers.Ed25519 => ReadEdwards(algorithm, bits),
            _ => ReadOther(algorithm, bits),
        };
    }

    private static SubjectPublicKey ReadOther(AsnReader parameters, byte[] bits)
    {
        if (parameters.HasData)
            parameters.ReadGoElement();
        parameters.RequireEnd();
        return SubjectPublicKey.Unsupported(bits);
    }

    private static SubjectPublicKey ReadRsa(AsnReader parameters, byte[] bits)
    {
        parameters.ReadNull();
        parameters.RequireEnd();
        var reader = new AsnReader(bits, AsnEncodingRules.DER);
        var key = reader.ReadSequence();
        var modulus = key.ReadInteger();
        var exponent = key.ReadInteger();
        key.RequireEnd();
        reader.RequireEnd();

        if (modulus.Sign <= 0 || exponent.Sign <= 0 || exponent > long.MaxValue)
            throw new MalformedException("an RSA key is not made of two positive numbers, the second of at most 63 bits");
        if (modulus.IsEven || modulus.GetBitLength() > MaxModulusBits)
            return SubjectPublicKey.Unsupported(bits);
        if (exponent < 3 || exponent.IsEven || exponent.GetBitLength() > MaxExponentBits)
            return SubjectPublicKey.Unsupported(bits);

        return SubjectPublicKey.ForRsa(bits, (int)modulus.GetBitLength(), Unsigned(modulus), Unsigned(exponent));
    }

    private static byte[] Unsigned(BigInteger number) => number.ToByteArray(isUnsigned: true, isBigEndian: true);

    private static SubjectPublicKey ReadCurve(AsnReader parameters, byte[] bits)
    {
        var (type, length) = parameters.ReadGoObjectIdentifier() switch
        {
            ObjectIdentifiers.P224 => (KeyType.Unsupported, 28),
            ObjectIdentifiers.P256 => (KeyType.P256, 32),
            ObjectIdentifiers.P384 => (KeyType.P384, 48),
            ObjectIdentifiers.P521 => (KeyType.P521, 66),
            _ => throw new MalformedException("an elliptic curve is not one of P-224, P-256, P-384 and P-521"),
        };
        parameters.RequireEnd();
        if (bits.Length != 1 + (2 * length) || bits[0] != UncompressedPoint)
            throw new MalformedException("an elliptic curve key is not an uncompressed point of its curve");

        return type == KeyType.Unsupported
            ? SubjectPublicKey.Unsupported(bits)
            : SubjectPublicKey.ForCurve(type, bits, bits[1..(1 + length)], bits[(1 + length)..]);
    }

    private static SubjectPublicKey ReadDsa(AsnReader parameters, byte[] bits)
    {
        var y = new AsnReader(bits, AsnEncodingRules.DER).ReadInteger();
        var numbers = parameters.ReadSequence();
        for (var i = 0; i < 3; i++)
        {
            if (numbers.ReadInteger().Sign <= 0 || y.Sign <= 0)
                throw new MalformedException("a DSA key is not made of positive numbers");
        }

        return SubjectPublicKey.Unsupported(bits);
    }

    private static SubjectPublicKey ReadEdwards(AsnReader parameters, byte[] bits)
    {
        parameters.RequireEnd();
        return bits.Length == EdwardsLength
            ? SubjectPublicKey.Unsupported(bits)
            : throw new MalformedException("a key of Ed25519 does not have 32 bytes");
    }
}
