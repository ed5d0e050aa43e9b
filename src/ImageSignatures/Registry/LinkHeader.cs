using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ImageSignatures.Registry;

/// <summary>Leads to a listing's next page.</summary>
/// <remarks>
/// https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#listing-referrers and
/// https://www.rfc-editor.org/rfc/rfc8288#section-3
/// </remarks>
internal sealed partial record LinkHeader
{
    private const int MaxLength = 8192;

    private LinkHeader(string? next) => Next = next;

    /// <summary>The target of the link whose relation is <c>next</c>, or that has none, as written; null on the last page.</summary>
    public string? Next { get; }

    /// <param name="text">The header's value, or null where the answer has none.</param>
    /// <param name="header">What it says; null where it is malformed, and a next page may have been missed.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LinkHeader? header)
    {
        header = null;
        var (position, next) = (0, (string?)null);
        if (text?.Length > MaxLength)
            return false;

        foreach (Match link in Link().Matches(text ?? ""))
        {
            position += link.Length;
            if (next is null && IsNext(link.Groups["parameters"].Value))
                next = link.Groups["target"].Value;
        }

        if (position == (text?.Length ?? 0))
            header = new LinkHeader(next);
        return header is not null;
    }

    // Some registries write no relation: then there is only one that it can have.
    private static bool IsNext(string parameters) =>
        Relation().Match(parameters) is not { Success: true } match
        || match.Groups["relations"].Value.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(
        """
        \G\s*<(?<target>[^<>]*)>
        (?<parameters>(?:\s*;\s*[^\s=;,"<>]+(?:\s*=\s*(?:"[^"]*"|[^\s";,<>]+))?)*)
        \s*(?:,|\z)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Link();

    // The first one counts; a quoted value before it is passed over as a whole.
    [GeneratedRegex(
        """
        \A(?:\s*;\s*(?!rel\s*=)[^\s=;]+(?:\s*=\s*(?:"[^"]*"|[^\s";]+))?)*
        \s*;\s*rel\s*=\s*(?:"(?<relations>[^"]*)"|(?<relations>[^\s";]+))
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Relation();
}
