
namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>
/// Reads a URL as Go does, whose certificate reader decides what notation takes: hosts in brackets, wildcards, no scheme and blanks in a path are
/// all right there, and bad escapes and hosts with characters of their own are not.
/// </summary>
/// <remarks>https://pkg.go.dev/net/url#Parse and https://pkg.go.dev/crypto/x509#ParseCertificate</remarks>
internal static class GoUrl
{
    private const string UserCharacters = "-._:~!$&'()*+,;=%@";

    /// <summary>True for a URL without a host, and for one whose host has no empty label and no blank.</summary>
    /// <param name="text">ASCII.</param>
    public static bool IsValid(string text)
    {
        if (text.Any(c => c is < ' ' or '\x7f'))
            return false;

        var (rest, fragment) = Cut(text, '#');
        return HasGoodEscapes(fragment) && HostOf(rest) is { } host && DomainName.IsValid(host);
    }

    /// <returns>The host with its port, empty where there is none; null where the URL is refused.</returns>
    private static string? HostOf(string text)
    {
        if (SchemeLength(text) is not { } length)
            return null;

        var hasScheme = length > 0;
        var (rest, _) = Cut(hasScheme ? text[(length + 1)..] : text, '?');
        if (!rest.StartsWith('/'))
            return hasScheme ? "" : rest.Split('/')[0].Contains(':', StringComparison.Ordinal) ? null : HasGoodEscapes(rest) ? "" : null;
        if (!rest.StartsWith("//", StringComparison.Ordinal) || (!hasScheme && rest.StartsWith("///", StringComparison.Ordinal)))
            return HasGoodEscapes(rest) ? "" : null;

        var slash = rest.IndexOf('/', 2);
        var (authority, path) = slash < 0 ? (rest[2..], "") : (rest[2..slash], rest[slash..]);
        var at = authority.LastIndexOf('@');
        return HasGoodEscapes(path) && IsUser(at < 0 ? "" : authority[..at]) ? GoHost.Read(authority[(at + 1)..]) : null;
    }

    /// <returns>0 where there is no scheme; null where it is empty.</returns>
    private static int? SchemeLength(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) || (i > 0 && (char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.')))
                continue;
            return text[i] != ':' ? 0 : i == 0 ? null : i;
        }

        return 0;
    }

    private static bool IsUser(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || UserCharacters.Contains(c, StringComparison.Ordinal)) && HasGoodEscapes(text);

    private static bool HasGoodEscapes(string text)
    {
        for (var at = text.IndexOf('%'); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                return false;
        }

        return true;
    }

    private static (string Before, string After) Cut(string text, char separator) =>
        text.IndexOf(separator) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");
}
