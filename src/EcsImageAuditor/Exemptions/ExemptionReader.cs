using System.Text.Json;
using ImageSignatures.Text;

namespace EcsImageAuditor.Exemptions;

/// <summary>Reads a JSON list of exemptions. Every mistake is told at once, each with its place.</summary>
public static class ExemptionReader
{
    private const int MostRules = 1000;
    private const string Shape = "registry, repository, reason and expires, or with container, image, reason and expires";

    /// <param name="json">
    /// An array of objects with registry and repository, or with container and image <c>none</c>; with reason and expires and, where the
    /// rule is for some clusters, cluster.
    /// </param>
    /// <param name="place">Where the auditor runs, or null where that is not known.</param>
    /// <param name="mistakes">A sentence for each.</param>
    /// <returns>The rules that are in order.</returns>
    public static IReadOnlyList<Exemption> Read(string json, AuditorPlace? place, out IReadOnlyList<string> mistakes)
    {
        var found = new List<string>();
        mistakes = found;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            if (document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() <= MostRules)
                return [.. document.RootElement.EnumerateArray().Select((rule, index) => Rule(rule, index, place, found)).OfType<Exemption>()];

            found.Add($"The exemptions are not a JSON list of at most {MostRules} objects, each with {Shape}.");
        }
        catch (JsonException exception)
        {
            found.Add($"The exemptions are not valid JSON (line {exception.LineNumber + 1}): {Printable.Clean(exception.Message)}");
        }

        return [];
    }

    private static Exemption? Rule(JsonElement rule, int index, AuditorPlace? place, List<string> mistakes)
    {
        if (rule.ValueKind == JsonValueKind.Object)
            return new ExemptionRuleReader(rule, $"Exemption {index + 1}", place, mistakes).Read();

        mistakes.Add($"Exemption {index + 1} is not an object with {Shape}.");
        return null;
    }
}
