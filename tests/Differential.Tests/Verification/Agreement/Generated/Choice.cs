using System.Text.Json.Nodes;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Choices of a seeded generator.</summary>
internal static class Choice
{
    private static readonly string?[] Values =
    [
        "null",
        "1",
        "-1",
        "0",
        "1.5",
        "1e3",
        "true",
        "\"\"",
        "\"x\"",
        "[]",
        "{}",
        "[\"x\"]",
        "{\"a\":{\"b\":[1]}}",
        "\"2100-01-01T00:00:00Z\"",
        "\"sha256:00\"",
    ];

    public static T Of<T>(this Random random, params IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>True once in so many times.</summary>
    public static bool OneIn(this Random random, int times) => random.Next(times) == 0;

    /// <summary>A JSON value of any kind.</summary>
    public static JsonNode? Json(this Random random) => JsonNode.Parse(random.Of(Values)!);

    /// <summary>The text with the case of one of its letters changed.</summary>
    public static string OtherCase(this Random random, string text)
    {
        var at = random.Next(text.Length);
        var letter = char.IsLower(text[at]) ? char.ToUpperInvariant(text[at]) : char.ToLowerInvariant(text[at]);
        return text[..at] + letter + text[(at + 1)..];
    }
}
