using System.Text.Json;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>What is expected of the vectors, as <see cref="VerdictCode"/> says it.</summary>
internal static class VectorVerdicts
{
    /// <summary>On these, builtin is stricter than notation on purpose; docs/verification.md has the reasons.</summary>
    public static IReadOnlyDictionary<string, string> BuiltinDifferences { get; } = new Dictionary<string, string>
    {
        ["json-dup-payload-last-good"] = "integrity",
    };

    /// <summary>What verdicts.json says.</summary>
    public static string Of(string vector)
    {
        using var verdicts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(VectorSet.Folder, "verdicts.json")));
        return verdicts.RootElement.GetProperty(vector).GetString()!;
    }
}
