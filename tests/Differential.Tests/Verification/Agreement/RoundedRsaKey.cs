using System.Numerics;
using System.Security.Cryptography;

namespace Differential.Tests.Verification.Agreement;

/// <summary>A modulus of 2044 bits, which takes as many bytes as one of 2048: the product of primes of 1024 and of 1020 bits.</summary>
internal static class RoundedRsaKey
{
    public static RSA Create()
    {
        using var longer = RSA.Create(2048);
        using var shorter = RSA.Create(2040);
        var (p, q) = (Number(longer.ExportParameters(true).P!), Number(shorter.ExportParameters(true).P!));
        var (one, exponent) = (BigInteger.One, new BigInteger(65537));
        var d = Inverse(exponent, (p - one) * (q - one));
        return RSA.Create(new RSAParameters
        {
            Modulus = Bytes(p * q, 256),
            Exponent = [1, 0, 1],
            D = Bytes(d, 256),
            P = Bytes(p, 128),
            Q = Bytes(q, 128),
            DP = Bytes(d % (p - one), 128),
            DQ = Bytes(d % (q - one), 128),
            InverseQ = Bytes(Inverse(q, p), 128),
        });
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number, int length)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    private static BigInteger Inverse(BigInteger number, BigInteger modulus)
    {
        var (r, next, t, nextT) = (modulus, number % modulus, BigInteger.Zero, BigInteger.One);
        while (next != 0)
        {
            var quotient = r / next;
            (r, next) = (next, r - (quotient * next));
            (t, nextT) = (nextT, t - (quotient * nextT));
        }

        return t < 0 ? t + modulus : t;
    }
}
