using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>RSASSA-PSS with SHA-256 and a salt of any length, which .NET does not offer.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc8017#section-9.1.1</remarks>
internal static class PssSignature
{
    public static byte[] Sign(RSA key, byte[] data, int saltLength)
    {
        var salt = RandomNumberGenerator.GetBytes(saltLength);
        byte[] hash = SHA256.HashData([.. new byte[8], .. SHA256.HashData(data), .. salt]);
        var length = key.KeySize / 8;
        byte[] block = [.. new byte[length - saltLength - hash.Length - 2], 1, .. salt];
        var mask = Mask(hash, block.Length);
        for (var i = 0; i < block.Length; i++)
            block[i] ^= mask[i];
        block[0] &= 0x7f;

        var parameters = key.ExportParameters(includePrivateParameters: true);
        var signature = BigInteger.ModPow(Number([.. block, .. hash, 0xbc]), Number(parameters.D!), Number(parameters.Modulus!));
        var bytes = signature.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Mask(byte[] seed, int length)
    {
        var counter = new byte[4];
        var mask = new List<byte>();
        for (var i = 0; mask.Count < length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter, i);
            mask.AddRange(SHA256.HashData([.. seed, .. counter]));
        }

        return [.. mask.Take(length)];
    }
}
