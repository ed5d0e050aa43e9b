using System.Text;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Verification.Notation;

/// <summary>One error text of notation and what it means.</summary>
/// <param name="Template">
/// The whole text as notation's source has it. <c>%q</c> is a quoted string, <c>%i</c> the inside of one, <c>%v</c> anything. Quoted
/// strings are what signatures and certificates choose; a template matches from the first character, so that nothing in them counts.
/// </param>
/// <param name="Code">The reason that it comes to.</param>
/// <param name="Sentence">The cause and the remedy for a person, without the full stop; null for the code's usual one.</param>
internal sealed partial record NotationPhrase(string Template, ReasonCode Code, string? Sentence = null)
{
    private readonly Regex _regex = new(Pattern(Template), RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    public bool Matches(string error) => _regex.IsMatch(error);

    private static string Pattern(string template)
    {
        var pattern = new StringBuilder("^");
        foreach (var part in Holes().Split(template))
        {
            pattern.Append(part switch
            {
                "%q" => "\"([^\"\\\\]|\\\\.)*\"",
                "%i" => "([^\"\\\\]|\\\\.)*",
                "%v" => ".*",
                _ => Regex.Escape(part),
            });
        }

        return pattern.Append('$').ToString();
    }

    [GeneratedRegex("(%[qiv])", RegexOptions.CultureInvariant)]
    private static partial Regex Holes();
}
