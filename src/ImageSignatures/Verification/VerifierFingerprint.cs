using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageSignatures.Verification;

/// <summary>
/// Names what a verdict rests on apart from the image: the verifier, its version, the programs that it runs, the trust policy and the
/// trust store. Another policy, or an upgraded notation or plugin, is another fingerprint, so that no verdict outlives what it was given by.
/// </summary>
public static class VerifierFingerprint
{
    private static readonly string[] Policies = ["trustpolicy.json", "trustpolicy.oci.json"];

    /// <param name="verifier">Name of the verifier.</param>
    /// <param name="configDirectory">The notation configuration directory.</param>
    /// <param name="programs">
    /// The executables that it runs: notation and its plugins; none for the builtin verifier. They are told apart by size and time, because
    /// to read them would take longer than a verification.
    /// </param>
    /// <returns>32 hexadecimal digits.</returns>
    /// <exception cref="IOException">A file could not be read.</exception>
    public static string Of(string verifier, string configDirectory, params IEnumerable<string> programs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes($"{verifier} {typeof(VerifierFingerprint).Assembly.GetName().Version}"));
        foreach (var file in Files(configDirectory).Order(StringComparer.Ordinal))
        {
            Add(hash, Encoding.UTF8.GetBytes(Path.GetRelativePath(configDirectory, file)));
            Add(hash, File.ReadAllBytes(file));
        }

        foreach (var program in programs.Order(StringComparer.Ordinal))
            Add(hash, Encoding.UTF8.GetBytes(IdentityOf(new FileInfo(program))));

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>Of what a symbolic link leads to. One that is missing is another one than any that is there.</summary>
    private static string IdentityOf(FileInfo program)
    {
        var file = program.LinkTarget is null ? program : program.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? program;
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{program.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")
            : $"{program.FullName} missing";
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
