using System.Text.RegularExpressions;

namespace EcsImageAuditor.Exemptions;

/// <summary>Patterns in which <c>*</c> stands for any characters.</summary>
internal static class Wildcards
{
    public const char Any = '*';

    public static Regex Of(string pattern) => new(
        $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
