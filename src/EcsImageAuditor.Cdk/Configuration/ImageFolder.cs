namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The folder <c>infra/image/</c> of the repository: what lies there is copied into the Lambda image, below <c>/opt/auditor</c>.</summary>
/// <param name="root">The repository's root; null where the image is built already, and nobody can tell what it holds.</param>
internal sealed class ImageFolder(string? root)
{
    public const string Name = "infra/image";
    public const string TrustPolicyPath = $"{Name}/notation/trustpolicy.json";

    /// <summary>False where the image is built already.</summary>
    public bool IsHere => root is not null;

    /// <summary>True also where that cannot be seen.</summary>
    public bool HasTrustPolicy => root is null || File.Exists(Path.Combine(root, TrustPolicyPath));

    /// <summary>True also where that cannot be seen.</summary>
    /// <param name="name">A signingAuthority trust store.</param>
    public bool HasTrustStore(string name) =>
        root is null
        || (Directory.Exists(Path.Combine(root, PathOf(name))) && Directory.EnumerateFiles(Path.Combine(root, PathOf(name))).Any());

    /// <summary>Where the certificates of a signingAuthority trust store belong.</summary>
    public static string PathOf(string trustStore) => $"{Name}/notation/truststore/x509/signingAuthority/{trustStore}";

    public static string PathInImage(string file) => $"/opt/auditor/{file}";

    /// <param name="file">Path below the folder, with forward slashes.</param>
    /// <returns>Its text, or null where there is no such file.</returns>
    public string? Read(string file)
    {
        if (root is null || file.Contains('\0', StringComparison.Ordinal))
            return null;
        var folder = Path.GetFullPath(Path.Combine(root, Name));
        var path = Path.GetFullPath(Path.Combine(folder, file));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path)
            ? File.ReadAllText(path)
            : null;
    }
}
