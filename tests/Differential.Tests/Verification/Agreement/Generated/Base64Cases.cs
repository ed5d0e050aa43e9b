using System.Text;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>JWS envelopes in which one base 64 text is written in another way, rightly or wrongly.</summary>
internal static class Base64Cases
{
    private static readonly string[] Fields = ["payload", "protected", "signature", "x5c"];

    private static readonly (string Name, Func<Random, string, string> Change)[] Changes =
    [
        ("padding", (random, text) => text + random.Of("=", "==", "===")),
        ("no padding", (_, text) => text.TrimEnd('=')),
        (
            "a break inside",
            (random, text) => text.Insert(random.Next(text.Length), random.Of("\\n", "\\r\\n", " ", "\\t", "%", "\\u0000", "\\u00e9"))
        ),
        ("a break at the end", (random, text) => text + random.Of("\\n", " ", "\\r\\n")),
        (
            "the other alphabet",
            (_, text) =>
                text.Contains('-') || text.Contains('_')
                    ? text.Replace('-', '+').Replace('_', '/')
                    : text.Replace('+', '-').Replace('/', '_')
        ),
        ("cut", (random, text) => text[..^random.Next(1, 5)]),
        ("longer", (random, text) => text + random.Of("A", "AA", "AAAA")),
        ("another last character", (random, text) => Last(random, text)),
        ("an escape", (random, text) => Escape(text, random.Next(text.Length))),
        ("empty", (_, _) => ""),
        ("two changed places", (random, text) => Swap(text, random.Next(text.Length), random.Next(text.Length))),
    ];

    public static ArtifactCase Next(Random random)
    {
        var chain = random.Of(FixedChain.OfTwo, FixedChain.OfFour);
        var (field, (name, change)) = (random.Of(Fields), random.Of(Changes));
        var text = Encoding.UTF8.GetString(chain.Jws().Encode());
        var start = text.IndexOf($"\"{field}\":", StringComparison.Ordinal) + field.Length + (field == "x5c" ? 5 : 4);
        var end = text.IndexOf('"', start);
        var changed = text[..start] + change(random, text[start..end]) + text[end..];
        return new ArtifactCase(
            $"{name} in {field}",
            StatementSpec.Trusting(chain.Root),
            new AttachedEnvelope(Encoding.UTF8.GetBytes(changed), Envelopes.Jws)
        );
    }

    private static string Last(Random random, string text)
    {
        var end = text.TrimEnd('=').Length - 1;
        return text[..end] + random.Of("ABCDEFGHQRSTwxyz0189".ToCharArray()) + text[(end + 1)..];
    }

    private static string Escape(string text, int at) => $"{text[..at]}\\u{(int)text[at]:x4}{text[(at + 1)..]}";

    private static string Swap(string text, int one, int other)
    {
        var letters = text.ToCharArray();
        (letters[one], letters[other]) = (letters[other], letters[one]);
        return new string(letters);
    }
}
