using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>Reads the host of a URL as Go does.</summary>
/// <remarks>https://pkg.go.dev/net/url#Parse</remarks>
internal static class GoHost
{
    /// <summary>What may stand in a host besides letters, digits and <c>-_.~</c>.</summary>
    private const string Characters = "!$&'()*+,;=:[]<>\"";

    private const string ZoneStart = "%25";

    /// <param name="text">What stands between the slashes, without the user. ASCII.</param>
    /// <returns>The host with its port, without escapes; null where the URL is refused.</returns>
    public static string? Read(string text)
    {
        var bracket = text.LastIndexOf('[');
        if (bracket > 0)
            return null;
        if (bracket == 0)
            return ReadLiteral(text);

        var port = text.LastIndexOf(':');
        return port >= 0 && !IsPort(text[port..]) ? null : Unescape(text, isZone: false);
    }

    // https://www.rfc-editor.org/rfc/rfc6874: an address of IPv6, perhaps with a zone.
    private static string? ReadLiteral(string text)
    {
        var end = text.LastIndexOf(']');
        if (end < 0 || !IsPort(text[(end + 1)..]))
            return null;

        var literal = text[1..end];
        var zone = literal.IndexOf(ZoneStart, StringComparison.Ordinal);
        var address = Unescape(zone < 0 ? literal : literal[..zone], isZone: false);
        var zoneText = zone < 0 ? "" : Unescape(literal[zone..], isZone: true);
        if (address is null || zoneText is null)
            return null;

        // A zone can also stand there without escapes.
        var parts = (address + zoneText).Split('%', 2);
        return IsIPv6(parts[0]) && parts is [_] or [_, not ""] ? $"[{address}{zoneText}]{text[(end + 1)..]}" : null;
    }

    /// <summary>True for an address of IPv6 as Go reads it: nothing around it, and no zone.</summary>
    public static bool IsIPv6(string text) =>
        text.Contains(':', StringComparison.Ordinal)
        && text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6
        && (text.LastIndexOf(':') is var colon && (!text.Contains('.', StringComparison.Ordinal) || IsIPv4(text[(colon + 1)..])));

    /// <summary>True for four numbers without leading zeros.</summary>
    public static bool IsIPv4(string text) =>
        text.Split('.') is { Length: 4 } parts
        && parts.All(part =>
            part.Length is > 0 and <= 3
            && part.All(char.IsAsciiDigit)
            && (part.Length == 1 || part[0] != '0')
            && int.Parse(part, CultureInfo.InvariantCulture) <= byte.MaxValue);

    private static bool IsPort(string text) => text.Length == 0 || (text[0] == ':' && text.Skip(1).All(char.IsAsciiDigit));

    private static string? Unescape(string text, bool isZone)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                if (!IsHostCharacter(text[i]))
                    return null;
                plain.Append(text[i]);
                continue;
            }

            if (i + 2 >= text.Length
                || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                || !MayBeEscaped(value, isZone))
                return null;
            plain.Append((char)value);
            i += 2;
        }

        return plain.ToString();
    }

    // In a host only what is not ASCII, and the percent sign itself. In a zone also what could stand there anyway, and a blank.
    private static bool MayBeEscaped(byte value, bool isZone) =>
        value == '%' || (isZone ? value == ' ' || IsHostCharacter((char)value) : value >= 0x80);

    private static bool IsHostCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' || Characters.Contains(c, StringComparison.Ordinal);
}
