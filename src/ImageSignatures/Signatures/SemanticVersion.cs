using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ImageSignatures.Signatures;

/// <summary>A version by Semantic Versioning 2.0.0, ordered by its precedence; build metadata does not count.</summary>
/// <remarks>https://semver.org/spec/v2.0.0.html</remarks>
internal sealed partial class SemanticVersion : IComparable<SemanticVersion>
{
    private const int MaxLength = 256;

    private readonly string _text;
    private readonly string[] _core;
    private readonly string[] _preRelease;

    private SemanticVersion(string text, Match match)
    {
        _text = text;
        _core = [match.Groups["major"].Value, match.Groups["minor"].Value, match.Groups["patch"].Value];
        _preRelease = match.Groups["pre"].Success ? match.Groups["pre"].Value.Split('.') : [];
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = null;
        if (text is null || text.Length > MaxLength || Pattern().Match(text) is not { Success: true } match)
            return false;

        version = new SemanticVersion(text, match);
        return true;
    }

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
            return 1;

        var core = Compare(_core, other._core);
        if (core != 0 || _preRelease.Length == 0 || other._preRelease.Length == 0)
            return core != 0 ? core : (_preRelease.Length == 0).CompareTo(other._preRelease.Length == 0);

        return Compare(_preRelease, other._preRelease);
    }

    public override string ToString() => _text;

    private static int Compare(string[] left, string[] right)
    {
        foreach (var (a, b) in left.Zip(right))
        {
            var order = CompareIdentifiers(a, b);
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    // Numbers have no leading zeros, so that the longer one is the greater one; a number is lower than a word.
    private static int CompareIdentifiers(string left, string right) => (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit)) switch
    {
        (true, true) when left.Length != right.Length => left.Length.CompareTo(right.Length),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    [GeneratedRegex(
        @"^(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)"
        + @"(?:-(?<pre>(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
        + @"(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
