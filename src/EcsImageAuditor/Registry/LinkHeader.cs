using System.Text.RegularExpressions;

namespace EcsImageAuditor.Registry;

/// <summary>The address of a listing's next page.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#listing-referrers and RFC 8288</remarks>
internal static partial class LinkHeader
{
    private const int MaxLength = 8192;

    /// <returns>The target of the link whose relation is <c>next</c>, as written, or null.</returns>
    public static string? Next(string? header) =>
        header is { Length: <= MaxLength } && NextLink().Match(header) is { Success: true } match ? match.Groups["target"].Value : null;

    [GeneratedRegex(@"<(?<target>[^<>]*)>(?:\s*;\s*[a-z*]+\s*=\s*(?:""[^""]*""|[^\s"";,]+))*?\s*;\s*rel\s*=\s*(?:""next""|next)\s*(?:[;,]|\z)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NextLink();
}
