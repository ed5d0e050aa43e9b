using System.Globalization;
using System.Text.Json;
using ImageSignatures.Text;

namespace EcsImageAuditor.Exemptions;

/// <summary>Reads a JSON list of exemptions. Every mistake is told at once, each with its place.</summary>
public static class ExemptionReader
{
    private const int MostRules = 1000;
    private const int LongestText = 1024;
    private static readonly string[] Members = ["registry", "repository", "cluster", "reason", "expires"];

    /// <param name="json">An array of objects with registry, repository, reason, expires and, where it is for one, cluster.</param>
    /// <param name="mistakes">A sentence for each.</param>
    /// <returns>The rules that are in order.</returns>
    public static IReadOnlyList<Exemption> Read(string json, out IReadOnlyList<string> mistakes)
    {
        var found = new List<string>();
        mistakes = found;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            if (document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() <= MostRules)
                return [.. document.RootElement.EnumerateArray().Select((rule, index) => Rule(rule, index, found)).OfType<Exemption>()];

            found.Add(
                $"The exemptions are not a JSON list of at most {MostRules} objects, each with registry, repository, reason and expires."
            );
        }
        catch (JsonException exception)
        {
            found.Add($"The exemptions are not valid JSON (line {exception.LineNumber + 1}): {Printable.Clean(exception.Message)}");
        }

        return [];
    }

    private static Exemption? Rule(JsonElement rule, int index, List<string> mistakes)
    {
        var before = mistakes.Count;
        var place = $"Exemption {index + 1}";
        if (rule.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add($"{place} is not an object with registry, repository, reason and expires.");
            return null;
        }

        foreach (var member in rule.EnumerateObject().Where(member => !Members.Contains(member.Name)))
            mistakes.Add($"{place} has the unknown member \"{Printable.Clean(member.Name)}\"; known are {string.Join(", ", Members)}.");

        var registry = Text(rule, "registry", place, mistakes);
        var repository = Text(rule, "repository", place, mistakes);
        var cluster = rule.TryGetProperty("cluster", out _) ? Text(rule, "cluster", place, mistakes) : null;
        var reason = Text(rule, "reason", place, mistakes);
        var expires = Day(Text(rule, "expires", place, mistakes), place, mistakes);
        if (IsEverything(registry) && IsEverything(repository))
            mistakes.Add($"{place} excuses every image of every registry: name the registry or the repository.");

        return mistakes.Count == before ? new Exemption(registry!, repository!, cluster, reason!, expires) : null;
    }

    private static bool IsEverything(string? pattern) => pattern is not null && pattern.All(character => character == '*');

    private static string? Text(JsonElement rule, string member, string place, List<string> mistakes)
    {
        if (
            rule.TryGetProperty(member, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString()!.Trim() is { Length: > 0 and <= LongestText } text
        )
            return text;

        mistakes.Add($"{place} has no {member}: give it as text of at most {LongestText} characters.");
        return null;
    }

    private static DateOnly Day(string? text, string place, List<string> mistakes)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && text is not null)
            mistakes.Add($"{place} expires on \"{Printable.Clean(text)}\", which is no day; write it as 2027-03-31.");
        return day;
    }
}
