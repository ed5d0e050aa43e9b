using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ImageSignatures.Oci;

/// <summary>
/// The parts of an image reference. Narrower than Docker's grammar only in what no working registry uses: the bounds of DNS on a
/// host, and one spelling of a port.
/// </summary>
/// <remarks>https://pkg.go.dev/github.com/distribution/reference</remarks>
internal static partial class ReferenceGrammar
{
    /// <summary>What ECR allows, one more than Docker does.</summary>
    public const int MaxRepositoryLength = 256;

    /// <summary>What the distribution specification allows.</summary>
    public const int MaxTagLength = 128;

    /// <summary>What ECR allows.</summary>
    public const int MaxEcrTagLength = 300;

    private const int MaxHostNameLength = 253;

    /// <summary>A lower-case host name, an IPv4 address or an IPv6 address in brackets, and an optional port.</summary>
    public static bool IsHost(string text)
    {
        var match = HostAndPort().Match(text);
        return match.Success
            && match.Groups["name"].Length <= MaxHostNameLength
            && IsPort(match.Groups["port"].Value)
            && IsAddressInBrackets(match.Groups["v6"].Value);
    }

    public static bool IsRepository(string text) => text.Length <= MaxRepositoryLength && Repository().IsMatch(text);

    public static bool IsTag(string text, int maxLength) => text.Length <= maxLength && Tag().IsMatch(text);

    /// <summary>The ID of a local image, which Docker accepts where a reference is expected.</summary>
    public static bool IsImageId(string text) => ImageId().IsMatch(text);

    private static bool IsPort(string text) =>
        text.Length == 0 || (text.All(char.IsAsciiDigit) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535);

    private static bool IsAddressInBrackets(string text) =>
        text.Length == 0 || (IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6);

    [GeneratedRegex(
        """
        \A(?:
            (?<name>[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)
          | \[(?<v6>[a-f0-9:]{2,39})\]
        )
        (?::(?<port>[1-9][0-9]{0,4}))?\z
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex HostAndPort();

    [GeneratedRegex(@"\A[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Repository();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\z")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\A(?:sha256:)?[a-f0-9]{64}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ImageId();
}
