namespace ImageSignatures.Signatures;

/// <summary>Text from outside, made fit for a message: quoted, on one line, and not long.</summary>
internal static class Excerpt
{
    private const int MaxLength = 200;

    public static string Quote(string? text) => text is null ? "(none)" : $"\"{Clean(text)}\"";

    /// <summary>The text without control characters, which would let it forge lines of a log or an alert.</summary>
    public static string Clean(string text)
    {
        var clean = string.Concat(text.Take(MaxLength).Select(c => IsPlain(c) ? c : '?'));
        return text.Length > MaxLength ? clean + "…" : clean;
    }

    private static bool IsPlain(char c) => !char.IsControl(c) && c is not ('\u2028' or '\u2029') && !char.IsSurrogate(c)
        && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format;
}
