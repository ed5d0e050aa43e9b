using System.Text;
using System.Text.RegularExpressions;
using EcsImageAuditor.Registry;

namespace EcsImageAuditor.Verification.Notation;

/// <summary>Makes a text of notation's fit for a message: without the credential, on one line, of a sane length.</summary>
internal sealed class DetailText(RegistryCredential? credential)
{
    private const int MaxLength = 400;
    private const string Hidden = "***";

    /// <summary>The user name of every Amazon ECR token: no secret, and a word of many messages.</summary>
    private const string EcrUsername = "AWS";

    private readonly Regex? _secrets = Secrets(credential);

    public string Of(string text)
    {
        var safe = _secrets is null ? text : _secrets.Replace(text, Hidden);
        var line = new StringBuilder(MaxLength);
        foreach (var rune in safe.EnumerateRunes())
        {
            if (line.Length >= MaxLength)
                return line.Append('…').ToString();
            line.Append(Rune.IsControl(rune) || IsLineBreak(rune) ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    private static bool IsLineBreak(Rune rune) => rune.Value is 0x2028 or 0x2029;

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
