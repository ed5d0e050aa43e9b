namespace ImageSignatures.Signatures.Asn1.Names;

/// <summary>A mailbox in a constraint of names, of which Go reads the part before the at sign closely.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc2821#section-4.1.2</remarks>
internal static class Mailbox
{
    private const string AtomCharacters = "!#$%&'*+-/=?^_`{|}~.";

    public static bool IsValid(string text)
    {
        var end = text.StartsWith('"') ? EndOfQuoted(text) : EndOfAtoms(text);
        return end > 0 && end < text.Length && text[end] == '@' && DomainName.IsValid(text[(end + 1)..]);
    }

    /// <returns>Where the quoted text ends; 0 where it does not.</returns>
    private static int EndOfQuoted(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
                return i + 1;
            if (text[i] == '\\' ? ++i >= text.Length || !IsText(text[i]) : !IsText(text[i]) || text[i] == '\t')
                return 0;
        }

        return 0;
    }

    // Everything of ASCII but a NUL and the ends of lines.
    private static bool IsText(char c) => c is not ('\0' or '\n' or '\r') && c <= '\x7f';

    /// <returns>Where the atoms end; 0 where they are none.</returns>
    private static int EndOfAtoms(string text)
    {
        var local = new System.Text.StringBuilder();
        var end = 0;
        for (; end < text.Length; end++)
        {
            if (text[end] == '\\')
            {
                if (++end == text.Length)
                    return 0;
            }
            else if (!char.IsAsciiLetterOrDigit(text[end]) && !AtomCharacters.Contains(text[end], StringComparison.Ordinal))
            {
                break;
            }

            local.Append(text[end]);
        }

        return local.ToString().Split('.').Contains("") ? 0 : end;
    }
}
