namespace EcsImageAuditor.TrustPolicies;

/// <summary>Shows somebody else's text inside a sentence.</summary>
internal static class Quoted
{
    private const int MaxLength = 200;

    /// <summary>The text in double quotes: printable ASCII, the rest escaped as in JSON, and not too long.</summary>
    public static string Text(string text)
    {
        var shown = text.Length <= MaxLength ? text : text[..MaxLength];
        var escaped = string.Concat(shown.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}"));
        return text.Length <= MaxLength ? $"\"{escaped}\"" : $"\"{escaped}…\"";
    }
}
