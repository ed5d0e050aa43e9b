using System.Formats.Asn1;
using System.Numerics;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>Reads a SubjectPublicKeyInfo. Only named curves and uncompressed points, as notation does.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3279#section-2.3, https://www.rfc-editor.org/rfc/rfc5480#section-2</remarks>
internal static class SubjectPublicKeyReader
{
    // An exponent beyond this, or a longer modulus, only costs time. Go sets the same bound for the exponent.
    private const int MaxExponentBits = 31;
    private const int MaxModulusBits = 8192;
    private const byte UncompressedPoint = 4;

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
            _ => SubjectPublicKey.Unsupported(bits),
        };
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

        if (modulus.Sign <= 0 || modulus.IsEven || modulus.GetBitLength() > MaxModulusBits)
            throw new MalformedException("an RSA modulus is not an odd positive number of a sensible length");
        if (exponent < 3 || exponent.IsEven || exponent.GetBitLength() > MaxExponentBits)
            throw new MalformedException("an RSA exponent is not an odd number between 3 and 2^31");

        return SubjectPublicKey.ForRsa(bits, (int)modulus.GetBitLength(), Unsigned(modulus), Unsigned(exponent));
    }

    private static byte[] Unsigned(BigInteger number) => number.ToByteArray(isUnsigned: true, isBigEndian: true);

    private static SubjectPublicKey ReadCurve(AsnReader parameters, byte[] bits)
    {
        var (type, length) = parameters.ReadGoObjectIdentifier() switch
        {
            ObjectIdentifiers.P256 => (KeyType.P256, 32),
            ObjectIdentifiers.P384 => (KeyType.P384, 48),
            ObjectIdentifiers.P521 => (KeyType.P521, 66),
            _ => (KeyType.Unsupported, 0),
        };
        parameters.RequireEnd();
        if (type == KeyType.Unsupported)
            return SubjectPublicKey.Unsupported(bits);

        if (bits.Length != 1 + (2 * length) || bits[0] != UncompressedPoint)
            throw new MalformedException("an elliptic curve key is not an uncompressed point of its curve");

        return SubjectPublicKey.ForCurve(type, bits, bits[1..(1 + length)], bits[(1 + length)..]);
    }
}
