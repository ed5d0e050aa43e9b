using System.Text;
using System.Text.RegularExpressions;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>
/// The three JSON texts of a JWS envelope in other shapes: members that are missing, twice, in another case, of another type or unknown,
/// and texts that are no JSON. Header and payload are signed as they are then.
/// </summary>
internal static class JsonShapeCases
{
    private static readonly string[] Strange =
    [
        "null",
        "1e400",
        "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
        "{\"a\":1,\"a\":2}",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "-0",
        "01",
        "1.",
        "NaN",
        "'x'",
        "\"\t\"",
        "{\"A\":1,\"a\":2}",
        "123456789012345678901234567890",
        "[1,]",
        "{\"x\":{\"Digest\":1}}",
        "\"\u2028\"",
        "true",
        "\"\\/\"",
        "\"\\x\"",
    ];

    private static readonly (string Name, Func<Random, string, string> Change)[] Changes =
    [
        ("an unknown member", (random, text) => $"{{\"{random.Of("x", "signatures", "signature ", "")}\":{random.Of(Strange)},{text[1..]}"),
        (
            "a member twice",
            (random, text) =>
                Member(random, text) is { Whole: var whole }
                    ? random.OneIn(2)
                        ? $"{{{whole},{text[1..]}"
                        : $"{text[..^1]},{whole}}}"
                    : text
        ),
        (
            "a member twice with another value",
            (random, text) =>
                Member(random, text) is { Name: var name }
                    ? random.OneIn(2)
                        ? $"{{\"{name}\":{random.Of(Strange)},{text[1..]}"
                        : $"{text[..^1]},\"{name}\":{random.Of(Strange)}}}"
                    : text
        ),
        (
            "another case",
            (random, text) =>
                Member(random, text) is { Name: var name }
                    ? text.Replace($"\"{name}\":", $"\"{random.OtherCase(name)}\":", StringComparison.Ordinal)
                    : text
        ),
        (
            "a case twice",
            (random, text) =>
                Member(random, text) is { Name: var name } ? $"{text[..^1]},\"{random.OtherCase(name)}\":{random.Of(Strange)}}}" : text
        ),
        (
            "another value",
            (random, text) =>
                Member(random, text) is { Name: var name, Whole: var whole }
                    ? text.Replace(whole, $"\"{name}\":{random.Of(Strange)}", StringComparison.Ordinal)
                    : text
        ),
        (
            "no member",
            (random, text) => Member(random, text) is { Whole: var whole } ? text.Replace(whole + ",", "", StringComparison.Ordinal) : text
        ),
        (
            "a name with escapes",
            (random, text) =>
                Member(random, text) is { Name: var name }
                    ? text.Replace($"\"{name}\":", $"\"\\u{(int)name[0]:x4}{name[1..]}\":", StringComparison.Ordinal)
                    : text
        ),
        (
            "something around",
            (random, text) =>
                random
                    .Of("[{0}]", " {0}\n", "{0}{0}", "\ufeff{0}", "{0},", "\"{0}\"", "{0}//x", "/**/{0}", "{0}\0", "")
                    .Replace("{0}", text, StringComparison.Ordinal)
        ),
    ];

    public static ArtifactCase Next(Random random)
    {
        var chain = FixedChain.OfTwo;
        var envelope = random.OneIn(3) ? chain.JwsOfAuthority() : chain.Jws();
        var (part, (name, change)) = (random.Of("envelope", "header", "payload", "target", "unprotected"), random.Of(Changes));
        var bytes = part switch
        {
            "header" => (envelope with { ProtectedText = change(random, envelope.Protected.ToJsonString()) }).Encode(),
            "payload" => (envelope with { Payload = change(random, envelope.Payload) }).Encode(),
            "target" => (
                envelope with
                {
                    Payload = $"{{\"targetArtifact\":{change(random, envelope.Payload["{\"targetArtifact\":".Length..^1])}}}",
                }
            ).Encode(),
            "unprotected" => Rewrite(envelope, text => Unprotected(text, header => change(random, header))),
            _ => Rewrite(envelope, text => change(random, text)),
        };
        return new ArtifactCase($"{name} in the {part}", StatementSpec.Trusting(chain.Root), new AttachedEnvelope(bytes, Envelopes.Jws));
    }

    private static byte[] Rewrite(TestEnvelope envelope, Func<string, string> change) =>
        Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(envelope.Encode())));

    private static string Unprotected(string text, Func<string, string> change)
    {
        var start = text.IndexOf("\"header\":", StringComparison.Ordinal) + "\"header\":".Length;
        var end = text.IndexOf('}', start) + 1;
        return text[..start] + change(text[start..end]) + text[end..];
    }

    // One member whose value is a text or a number, and its name.
    private static (string Name, string Whole)? Member(Random random, string text)
    {
        var matches = Regex.Matches(text, "\"(?<name>[A-Za-z0-9.]+)\":(?:\"[^\"]*\"|[0-9]+)");
        if (matches.Count == 0)
            return null;

        var match = matches[random.Next(matches.Count)];
        return (match.Groups["name"].Value, match.Value);
    }
}
