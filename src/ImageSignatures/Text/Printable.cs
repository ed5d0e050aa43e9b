namespace ImageSignatures.Text;

/// <summary>Makes text from outside fit for a line that a person reads.</summary>
public static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>Replaces control characters, line and direction marks, so that no name can forge a line, and cuts it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maximum">Characters to keep.</param>
    public static string Clean(string? text, int maximum = 256)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;

        var cut = text.Length > maximum ? text[..(maximum - 1)] + "…" : text;
        return cut.Any(IsUnfit) ? string.Concat(cut.Select(c => IsUnfit(c) ? Replacement : c)) : cut;
    }

    private static bool IsUnfit(char c) => char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.Control or
        System.Globalization.UnicodeCategory.Format or
        System.Globalization.UnicodeCategory.Surrogate or
        System.Globalization.UnicodeCategory.LineSeparator or
        System.Globalization.UnicodeCategory.ParagraphSeparator;
}
