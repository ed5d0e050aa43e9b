using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Emulator.Oci;

/// <summary>SHA-256 digests in the form of the OCI image specification.</summary>
public static partial class Digest
{
    /// <summary>"sha256:" and the lower-case hexadecimal SHA-256 of the bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The tag under which the referrers of a digest are listed where the registry lacks the referrers API.</summary>
    /// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema"/></remarks>
    public static string ReferrersTag(string digest) => digest.Replace(':', '-');

    internal static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\Asha256:[a-f0-9]{64}\z")]
    private static partial Regex Form();
}
