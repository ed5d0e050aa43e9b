using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace ImageSignatures.Registry.Credentials;

/// <summary>How a registry wants to be authenticated to.</summary>
/// <remarks>https://distribution.github.io/distribution/spec/auth/token/#how-to-authenticate</remarks>
internal sealed partial record AuthChallenge
{
    private const int MaxLength = 4096;

    /// <summary>A token of a token service is wanted, otherwise user name and password.</summary>
    public required bool IsBearer { get; init; }

    /// <summary>Address of the token service.</summary>
    public Uri? Realm { get; init; }

    public string? Service { get; init; }

    public string? Scope { get; init; }

    /// <returns>The challenge that we can answer, a Bearer one before a Basic one, or null.</returns>
    public static AuthChallenge? Choose(IEnumerable<AuthenticationHeaderValue> offered) =>
        offered.Take(10).Select(Read).OfType<AuthChallenge>().OrderByDescending(challenge => challenge.IsBearer).FirstOrDefault();

    private static AuthChallenge? Read(AuthenticationHeaderValue header)
    {
        if (header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return new AuthChallenge { IsBearer = false };
        if (!header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || ReadParameters(header.Parameter) is not { } parameters)
            return null;

        return Uri.TryCreate(parameters.GetValueOrDefault("realm"), UriKind.Absolute, out var realm)
            ? new AuthChallenge
            {
                IsBearer = true,
                Realm = realm,
                Service = parameters.GetValueOrDefault("service"),
                Scope = parameters.GetValueOrDefault("scope"),
            }
            : null;
    }

    /// <returns>The parameters, or null where they are not well formed, too long or given twice.</returns>
    private static Dictionary<string, string>? ReadParameters(string? text)
    {
        if (text is null || text.Length > MaxLength)
            return null;

        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (Match match in Parameter().Matches(text))
        {
            var value = match.Groups["token"].Success ? match.Groups["token"].Value : Escape().Replace(match.Groups["quoted"].Value, "$1");
            if (match.Index != position || !parameters.TryAdd(match.Groups["name"].Value, value))
                return null;
            position += match.Length;
        }

        return position == text.Length ? parameters : null;
    }

    // Anchored where the last match ended; https://www.rfc-editor.org/rfc/rfc9110#name-authentication-parameters
    [GeneratedRegex(
        """
        \G[ \t]*(?<name>[A-Za-z0-9_-]+)[ \t]*=
        [ \t]*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<token>[^\s",]+))
        [ \t]*(?:,|\z)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
