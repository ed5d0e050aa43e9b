using System.Text.RegularExpressions;

namespace ImageSignatures.Verification.Notation;

/// <summary>One signature in notation's log.</summary>
/// <param name="Digest">Digest of the signature manifest.</param>
/// <param name="Validation">The validation that failed, such as <c>integrity</c> or <c>expiry</c>, where notation named it.</param>
/// <param name="Error">Why the signature failed; null where it did not, or was not judged.</param>
/// <param name="HidesTheRest">The error holds line breaks that its maker put there, so that what follows may be forged.</param>
internal sealed partial record LoggedSignature(string Digest, string? Validation, string? Error, bool HidesTheRest)
{
    /// <param name="text">The whole log.</param>
    /// <param name="from">Where the signature's part starts.</param>
    /// <param name="digest">Digest of the signature manifest.</param>
    /// <param name="next">Where the log goes on.</param>
    public static LoggedSignature Parse(string text, int from, string digest, out int next)
    {
        var failure = $"level=warning msg=Signature {digest} failed verification with error: ";
        var end = NotationLog.LineAt(text, failure, from);
        if (end < 0)
        {
            next = from;
            return new LoggedSignature(digest, null, null, false);
        }

        var tail = end + failure.Length;
        if (FailedValidation().Match(text[from..end]) is { Success: true } match)
        {
            var error = text[(from + match.Index + match.Length)..(end - 1)];
            next = tail + error.Length;
            if (string.CompareOrdinal(text, tail, error, 0, error.Length) == 0 && NotationLog.EndOfLine(text, next) == next)
                return new LoggedSignature(digest, match.Groups["type"].Value, error, false);
        }

        next = NotationLog.EndOfLine(text, tail);
        var line = text[tail..next];
        return new LoggedSignature(digest, null, line, EchoesAName().IsMatch(line));
    }

    [GeneratedRegex(
        "^level=error msg=(?<type>[A-Za-z]+) validation failed\\. Failure reason: ",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex FailedValidation();

    /// <summary>The two errors that print the plugin's name as the signature has it, with a name that no plugin has.</summary>
    [GeneratedRegex(
        "^(error while locating the verification plugin \"(?![A-Za-z0-9._-]+\",)"
        + "|failed to unmarshal the response of [a-z-]+ command for plugin (?![A-Za-z0-9._-]+$))",
        RegexOptions.CultureInvariant)]
    private static partial Regex EchoesAName();
}
