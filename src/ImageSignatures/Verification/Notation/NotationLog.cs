using System.Text.RegularExpressions;
using ImageSignatures.Oci;

namespace ImageSignatures.Verification.Notation;

/// <summary>What <c>notation verify --verbose</c> wrote to standard error, taken apart.</summary>
/// <remarks>
/// notation prints error texts as they are, and parts of them are chosen by whoever made the signature: an algorithm with line breaks in
/// its name writes lines of its own. So a line counts only where nobody but notation can have put it. The line that ends a signature
/// holds the digest of its manifest, which its maker cannot know while making it; and an error that has several lines stands twice, on
/// both sides of that line.
/// https://github.com/notaryproject/notation-go/blob/v1.3.2/notation.go and verifier/verifier.go
/// </remarks>
internal sealed partial record NotationLog
{
    private const string SignatureStart = "level=info msg=Processing signature with manifest mediaType: ";
    private const string ErrorStart = "Error: ";
    private const string AllFailed = "signature verification failed for all the signatures associated with ";

    /// <summary>The media type of what the registry has under the digest; empty where notation did not come that far.</summary>
    public required string MediaType { get; init; }

    /// <summary>The signatures that notation looked at, in its order.</summary>
    public required IReadOnlyList<LoggedSignature> Signatures { get; init; }

    /// <summary>The error that notation ended with; empty where it ended well.</summary>
    public required string Error { get; init; }

    /// <summary>The validations that failed but that the policy only logs, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public static NotationLog Parse(string text)
    {
        var signatures = new List<LoggedSignature>();
        var at = 0;
        while (LineAt(text, SignatureStart, at) is var start and >= 0 && !IsBefore(LineAt(text, ErrorStart, at), start))
        {
            var line = text[start..EndOfLine(text, start)];
            at = start + line.Length;
            if (ManifestDigest().Match(line) is not { Success: true } digest)
                break;

            var signature = LoggedSignature.Parse(text, at, digest.Value, out at);
            signatures.Add(signature);
            if (signature.HidesTheRest)
                break;
        }

        return new NotationLog
        {
            MediaType = ResolvedMediaType().Match(text).Groups["type"].Value,
            Signatures = signatures,
            Error = ErrorOf(text, at),
            Warnings = WarningsOf(text[at..]),
        };
    }

    /// <summary>Whether notation says that it judged signatures of the image and that every one failed.</summary>
    public bool SaysAllFailed(ImageByDigest image) => Error == $"{AllFailed}{image}" && Signatures.Count > 0;

    /// <summary>Position of the first line from a position on that starts with a text, or -1.</summary>
    internal static int LineAt(string text, string start, int from)
    {
        var at = text.IndexOf(start, from, StringComparison.Ordinal);
        while (at > 0 && text[at - 1] != '\n')
            at = text.IndexOf(start, at + 1, StringComparison.Ordinal);
        return at;
    }

    internal static int EndOfLine(string text, int from) =>
        text.IndexOf('\n', from) is var end and >= 0 ? end : text.Length;

    private static bool IsBefore(int first, int second) => first >= 0 && first < second;

    /// <summary>notation's last words: its last line where that says that all signatures failed, else all after the signatures.</summary>
    private static string ErrorOf(string text, int at)
    {
        var end = text.TrimEnd();
        var lastLine = end[(end.LastIndexOf('\n') + 1)..];
        if (lastLine.StartsWith(ErrorStart + AllFailed, StringComparison.Ordinal))
            return lastLine[ErrorStart.Length..];

        var start = LineAt(end, ErrorStart, Math.Min(at, end.Length));
        return start < 0 ? "" : end[(start + ErrorStart.Length)..];
    }

    private static List<string> WarningsOf(string text) =>
        [.. LoggedValidation().Matches(text)
            .Select(match => match.Result("The ${type} validation failed, which the trust policy only logs: ${error}"))];

    [GeneratedRegex(
        "^level=info msg=Reference \\S+ resolved to manifest descriptor: {MediaType:(?<type>\\S*) Digest:",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ResolvedMediaType();

    [GeneratedRegex("(?<= and digest: )sha[0-9]{3}:[0-9a-f]{64,128}$", RegexOptions.CultureInvariant)]
    private static partial Regex ManifestDigest();

    [GeneratedRegex(
        "^Warning: (?<type>[A-Za-z]+) was set to \"log\" and failed with error: (?<error>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex LoggedValidation();
}
