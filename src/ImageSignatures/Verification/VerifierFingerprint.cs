using System.Security.Cryptography;
using System.Text;

namespace ImageSignatures.Verification;

/// <summary>
/// Names what a verdict rests on apart from the image: the verifier, its version, the trust policy and the trust store. Another policy
/// is another fingerprint, so that no verdict outlives the policy it was given by.
/// </summary>
public static class VerifierFingerprint
{
    private static readonly string[] Policies = ["trustpolicy.json", "trustpolicy.oci.json"];

    /// <param name="verifier">Name of the verifier.</param>
    /// <param name="configDirectory">The notation configuration directory.</param>
    /// <returns>32 hexadecimal digits.</returns>
    /// <exception cref="IOException">A file could not be read.</exception>
    public static string Of(string verifier, string configDirectory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes($"{verifier} {typeof(VerifierFingerprint).Assembly.GetName().Version}"));
        foreach (var file in Files(configDirectory).Order(StringComparer.Ordinal))
        {
            Add(hash, Encoding.UTF8.GetBytes(Path.GetRelativePath(configDirectory, file)));
            Add(hash, File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static IEnumerable<string> Files(string configDirectory)
    {
        var policies = Policies.Select(name => Path.Combine(configDirectory, name)).Where(File.Exists);
        var store = new DirectoryInfo(Path.Combine(configDirectory, "truststore"));
        return store.Exists
            ? policies.Concat(
                store.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LinkTarget is null).Select(file => file.FullName)
            )
            : policies;
    }

    /// <summary>With its length before it, so that no two lists of parts hash alike.</summary>
    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
