using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using ImageSignatures.Oci;

namespace ImageSignatures.Verification.Candidates;

/// <summary>
/// Which of many listed signatures is likeliest to be good, by what the listing says. Nothing more rests on it than the order in which
/// they are looked at: anybody can write such annotations.
/// </summary>
/// <param name="anchors">The certificates of the trust stores.</param>
internal sealed class TrustHints(IEnumerable<byte[]> anchors)
{
    /// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/signature-specification.md#storage</remarks>
    private const string ThumbprintsName = "io.cncf.notary.x509chain.thumbprint#S256";

    private const int MaxThumbprints = 16;
    private const int MaxLeafs = 1000;

    private readonly HashSet<string> _anchors =
        [.. anchors.Select(certificate => Convert.ToHexStringLower(SHA256.HashData(certificate)))];

    private readonly ConcurrentDictionary<string, bool> _leafs = new(StringComparer.Ordinal);

    /// <summary>Without anything to go by.</summary>
    public static TrustHints None { get; } = new([]);

    /// <summary>A signing certificate has made a good signature.</summary>
    public void Remember(ReadOnlyMemory<byte> leaf)
    {
        if (_leafs.Count < MaxLeafs)
            _leafs[Convert.ToHexStringLower(SHA256.HashData(leaf.Span))] = true;
    }

    /// <returns>0 for the likeliest.</returns>
    public int RankOf(Descriptor referrer)
    {
        if (referrer.Annotations?.GetValueOrDefault(ThumbprintsName) is not { } text)
            return 2;

        var thumbprints = Thumbprints(text);
        return thumbprints.Length > 0 && _leafs.ContainsKey(thumbprints[0]) ? 0
            : thumbprints.Any(_anchors.Contains) ? 1
            : 3;
    }

    private static string[] Thumbprints(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Take(MaxThumbprints).Where(item => item.ValueKind == JsonValueKind.String)
                    .Select(item => item.GetString()!.ToLowerInvariant())]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
