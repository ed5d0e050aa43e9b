using ImageSignatures.Signatures.AwsSigner;

namespace ImageSignatures.Verification.Notation;

/// <summary>
/// The versions that this release was tested with, which are those that AWS's installer brings. An older one may know less.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html</remarks>
public static class KnownVersions
{
    /// <summary>Of notation.</summary>
    public const string Notation = "1.3.2";

    /// <summary>Of the AWS Signer plugin.</summary>
    public const string SignerPlugin = AwsSignerAttributes.PluginVersion;

    /// <summary>True where the first version is older than the second. One that is no semantic version is not.</summary>
    public static bool IsOlder(string version, string than) =>
        Signatures.SemanticVersion.TryParse(version, out var one)
        && Signatures.SemanticVersion.TryParse(than, out var other)
        && one.CompareTo(other) < 0;
}
