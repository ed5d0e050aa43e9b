using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.TrustPolicies;

/// <summary>The certificates of one trust store, read as notation reads them.</summary>
/// <remarks>
/// The store is a directory of files, each with one or more certificates. All of them count, or none: one bad file spoils the store.
/// https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-store
/// </remarks>
internal sealed record TrustStore
{
    private const int MaxFiles = 200;
    private const int MaxCertificates = 1000;
    private const int MaxFileBytes = 1024 * 1024;

    public required TrustStoreName Name { get; init; }

    /// <summary>At least one: certificate authorities, or certificates that signed themselves. In the order of the files' names.</summary>
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    /// <summary>The directory of a trust store, whether it is there or not.</summary>
    public static string DirectoryOf(string configDirectory, TrustStoreName name) =>
        Path.Combine(configDirectory, "truststore", "x509", name.TypeText, name.Name);

    /// <param name="configDirectory">The notation configuration directory.</param>
    /// <param name="name">The store, as the policy names it.</param>
    /// <exception cref="TrustStoreException">The store is missing or empty, or holds something else than such certificates.</exception>
    public static TrustStore Load(string configDirectory, TrustStoreName name)
    {
        var directory = DirectoryOf(configDirectory, name);
        var certificates = new List<Certificate>();
        foreach (var file in FilesOf(directory, name))
        {
            certificates.AddRange(ReadFile(file, name));
            if (certificates.Count > MaxCertificates)
                throw RefuseStore(directory, $"holds more than {MaxCertificates} certificates: keep those that are needed");
        }

        return new TrustStore { Name = name, Certificates = certificates };
    }

    private static List<string> FilesOf(string directory, TrustStoreName name)
    {
        try
        {
            var info = new DirectoryInfo(directory);
            if (WhyNoDirectory(info.Attributes, name) is { } why)
                throw RefuseStore(directory, why);

            var files = info.EnumerateFileSystemInfos().Take(MaxFiles + 1).Select(entry => entry.FullName).ToList();
            return files.Count switch
            {
                0 => throw RefuseStore(directory, "is empty: put its root certificates there"),
                > MaxFiles => throw RefuseStore(directory, $"holds more than {MaxFiles} files: keep those that are needed"),
                _ => [.. files.Order(StringComparer.Ordinal)],
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RefuseStore(directory, $"cannot be read ({e.Message}): let this user list the directory");
        }
    }

    // The attributes are those of a symbolic link itself, and -1 where there is nothing.
    private static string? WhyNoDirectory(FileAttributes attributes, TrustStoreName name) =>
        attributes switch
        {
            (FileAttributes)(-1) => $"({name}) is missing: make the directory and put its root certificates there",
            _ when attributes.HasFlag(FileAttributes.ReparsePoint) =>
                "is a symbolic link, which notation refuses: put the directory itself there",
            _ when !attributes.HasFlag(FileAttributes.Directory) => "is a file: put a directory with root certificates there",
            _ => null,
        };

    private static List<Certificate> ReadFile(string path, TrustStoreName store)
    {
        var content = RegularFile.Read(path, MaxFileBytes) switch
        {
            FileReading.Content { Bytes: var bytes } => bytes,
            FileReading.Refused { Why: var why } => throw RefuseFile(path, why),
            _ => throw RefuseFile(path, "went away while the store was read: try again"),
        };
        if (CertificateFile.Split(content) is not { Count: > 0 } certificates)
            throw RefuseFile(path, "holds something else than certificates in PEM or DER: keep certificates only");

        return [.. certificates.Select(certificate => ReadCertificate(path, certificate, store))];
    }

    private static Certificate ReadCertificate(string path, ReadOnlyMemory<byte> der, TrustStoreName store) =>
        TrustAnchor.Read(der, store.Type, out var why) ?? throw RefuseFile(path, why);

    private static TrustStoreException RefuseStore(string directory, string why) => new(directory, $"The trust store {directory} {why}.");

    private static TrustStoreException RefuseFile(string path, string why) => new(path, $"The file {path} of a trust store {why}.");
}
