using System.Diagnostics.CodeAnalysis;

namespace EcsImageAuditor.Oci;

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

    public override string ToString() => $"{Algorithm}:{Hex}";

    private static int HexLength(string algorithm) => algorithm switch
    {
        "sha256" => 64,
        "sha512" => 128,
        _ => -1,
    };
}
