using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EcsImageAuditor.Registry;

namespace EcsImageAuditor.Verification.Notation;

/// <summary>Makes a text of notation's fit for a message: without the credential, on one line, of a sane length.</summary>
internal sealed class DetailText(RegistryCredential? credential)
{
    private const string Hidden = "***";

    /// <summary>Of a long text the middle goes: what was tried stands first, and why it failed last.</summary>
    private const int MaxStart = 240;
    private const int MaxEnd = 180;

    /// <summary>The user name of every Amazon ECR token: no secret, and a word of many messages.</summary>
    private const string EcrUsername = "AWS";

    private readonly Regex? _secrets = Secrets(credential);

    public string Of(string text)
    {
        var safe = _secrets is null ? text : _secrets.Replace(text, Hidden);
        var runes = safe.EnumerateRunes().Select(rune => IsPrintable(rune) ? rune : new Rune(' ')).ToArray();
        return runes.Length <= MaxStart + MaxEnd
            ? string.Concat(runes).Trim()
            : $"{string.Concat(runes[..MaxStart]).Trim()} … {string.Concat(runes[^MaxEnd..]).Trim()}";
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);

    private static Regex? Secrets(RegistryCredential? credential)
    {
        if (credential is null)
            return null;

        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.Username}:{credential.Password}"));
        List<string> patterns = [Regex.Escape(basic)];
        if (credential.Password.Length > 0)
            patterns.AddRange(Regex.Escape(credential.Password), Regex.Escape(Uri.EscapeDataString(credential.Password)));
        if (credential.Username is { Length: > 0 } and not EcrUsername)
            patterns.Add($@"(?<!\w){Regex.Escape(credential.Username)}(?!\w)");
        return new Regex(string.Join('|', patterns), RegexOptions.CultureInvariant);
    }
}
