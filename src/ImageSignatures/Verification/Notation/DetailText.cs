using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ImageSignatures.Registry.Credentials;

namespace ImageSignatures.Verification.Notation;

/// <summary>Makes a text of notation's fit for a message: without the credential, on one line, of a sane length.</summary>
internal sealed partial class DetailText(RegistryCredential? credential)
{
    private const string Hidden = "***";

    /// <summary>Of a long text the middle goes: what was tried stands first, and why it failed last.</summary>
    private const int MaxStart = 240;
    private const int MaxEnd = 180;

    /// <summary>The user name of every Amazon ECR token: no secret, and a word of many messages.</summary>
    private const string EcrUsername = "AWS";

    public string Of(string text)
    {
        var runes = WithoutSecrets(text).EnumerateRunes().Select(rune => IsPrintable(rune) ? rune : new Rune(' ')).ToArray();
        return runes.Length <= MaxStart + MaxEnd
            ? string.Concat(runes).Trim()
            : $"{string.Concat(runes[..MaxStart]).Trim()} … {string.Concat(runes[^MaxEnd..]).Trim()}";
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);

    private string WithoutSecrets(string text)
    {
        if (credential is not { Username: var username, Password: var password })
            return text;

        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));
        foreach (var secret in new[] { basic, password, Uri.EscapeDataString(password) })
        {
            if (secret.Length > 0)
                text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        return username is "" or EcrUsername or RegistryCredential.IdentityTokenUsername ? text : WithoutWord(text, username);
    }

    /// <summary>A name as short as "ci" goes where it stands alone, not inside other words.</summary>
    private static string WithoutWord(string text, string username) => Words().Match(username).Length == username.Length
        ? Words().Replace(text, word => word.Value == username ? Hidden : word.Value)
        : text.Replace(username, Hidden, StringComparison.Ordinal);

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
