using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EcsImageAuditor.TrustPolicies;

/// <summary>
/// Stands for all that a policy decides by, so that a verdict is kept no longer than the policy and the trust stores it came from.
/// </summary>
internal static class PolicyFingerprint
{
    /// <param name="policy">The bytes of the policy.</param>
    /// <param name="stores">The trust stores that it names, in any order.</param>
    /// <returns>SHA-256 in lower-case hexadecimal digits.</returns>
    public static string Of(ReadOnlyMemory<byte> policy, IEnumerable<TrustStore> stores)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, policy.Span);
        foreach (var store in stores.OrderBy(store => store.Name.ToString(), StringComparer.Ordinal))
        {
            Append(hash, Encoding.ASCII.GetBytes(store.Name.ToString()));
            foreach (var certificate in store.Certificates)
                Append(hash, certificate.RawDataMemory.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>With its length in front, so that no two lists of parts have the same bytes.</summary>
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
