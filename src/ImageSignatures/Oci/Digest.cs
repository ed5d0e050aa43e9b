using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ImageSignatures.Oci;

/// <summary>
/// A content digest, <c>sha256:</c> with 64 or <c>sha512:</c> with 128 lower-case hexadecimal digits.
/// </summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/descriptor.md#digests</remarks>
public sealed record Digest
{
    private Digest(string algorithm, string hex)
    {
        Algorithm = algorithm;
        Hex = hex;
    }

    /// <summary><c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>The hash in lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
            return false;

        var algorithm = text![..colon];
        var hex = text[(colon + 1)..];
        if (hex.Length != HexLength(algorithm) || !hex.All(char.IsAsciiHexDigitLower))
            return false;

        digest = new Digest(algorithm, hex);
        return true;
    }

    /// <param name="content">The bytes as they were received.</param>
    /// <param name="algorithm"><c>sha256</c> or <c>sha512</c>.</param>
    public static Digest Compute(ReadOnlySpan<byte> content, string algorithm = "sha256") => algorithm switch
    {
        "sha256" => new Digest(algorithm, Convert.ToHexStringLower(SHA256.HashData(content))),
        "sha512" => new Digest(algorithm, Convert.ToHexStringLower(SHA512.HashData(content))),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Neither sha256 nor sha512."),
    };

    public override string ToString() => $"{Algorithm}:{Hex}";

    private static int HexLength(string algorithm) => algorithm switch
    {
        "sha256" => 64,
        "sha512" => 128,
        _ => -1,
    };
}
