using System.Text.RegularExpressions;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Notation;

/// <summary>One error text of notation and what it means.</summary>
/// <param name="Template">
/// The whole text as notation's source has it. <c>%q</c> is a quoted string, <c>%v</c> anything up to the first place where the template
/// goes on. Quoted strings are what signatures and certificates choose; a template matches from the first character, so that nothing in
/// them counts.
/// </param>
/// <param name="Code">The reason that it comes to.</param>
/// <param name="Sentence">The cause and the remedy for a person, without the full stop; null for the code's usual one.</param>
internal sealed partial record NotationPhrase(string Template, ReasonCode Code, string? Sentence = null)
{
    /// <summary>
    /// The reason that it comes to where <see cref="EnvelopeReading.IsByTrustedProfile"/>; null where that makes no difference. notation says
    /// that it is too old before it looks at chain and signer, so that its words alone can be anybody's doing.
    /// </summary>
    public ReasonCode? CodeOfTrusted { get; init; }

    private readonly string[] _parts = [.. Holes().Split(Template).Where(part => part.Length > 0)];

    public bool Matches(string error)
    {
        var at = 0;
        for (var part = 0; part < _parts.Length && at >= 0; part++)
            at = EndOf(part, error, at);
        return at == error.Length;
    }

    /// <summary>Where the text goes on after a part, or -1 where the part does not stand there.</summary>
    private int EndOf(int part, string error, int at) => _parts[part] switch
    {
        "%q" => EndOfQuoted(error, at),
        "%v" => part == _parts.Length - 1 ? error.Length : StartOf(part + 1, error, at),
        var literal => string.CompareOrdinal(error, at, literal, 0, literal.Length) == 0 ? at + literal.Length : -1,
    };

    private int StartOf(int part, string error, int at)
    {
        var literal = _parts[part];
        if (part < _parts.Length - 1)
            return error.IndexOf(literal, at, StringComparison.Ordinal);

        var last = error.Length - literal.Length;
        return last >= at && error.EndsWith(literal, StringComparison.Ordinal) ? last : -1;
    }

    private static int EndOfQuoted(string error, int at)
    {
        if (at >= error.Length || error[at] != '"')
            return -1;

        for (var next = at + 1; next < error.Length; next++)
        {
            if (error[next] == '"')
                return next + 1;
            if (error[next] == '\\')
                next++;
        }

        return -1;
    }

    [GeneratedRegex("(%[qv])", RegexOptions.CultureInvariant)]
    private static partial Regex Holes();
}
