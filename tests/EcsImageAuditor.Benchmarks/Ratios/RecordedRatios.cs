using System.Text.Json;

namespace EcsImageAuditor.Benchmarks.Ratios;

/// <summary>The ratios that were measured when they were last looked at, in a file beside the code.</summary>
internal static class RecordedRatios
{
    /// <summary>Relative to the repository.</summary>
    public const string Path = "tests/EcsImageAuditor.Benchmarks/Ratios/recorded.json";

    private static readonly string File = System.IO.Path.Combine(ComponentCatalog.RepositoryRoot, Path);

    public static async Task<IReadOnlyDictionary<string, double>> ReadAsync() =>
        JsonSerializer.Deserialize(await System.IO.File.ReadAllTextAsync(File), RatioJson.Default.DictionaryStringDouble)!;

    public static Task WriteAsync(IEnumerable<Ratio> ratios)
    {
        var medians = ratios.ToDictionary(ratio => ratio.Name, ratio => Math.Round(ratio.Value.Median, 1));
        return System.IO.File.WriteAllTextAsync(File, JsonSerializer.Serialize(medians, RatioJson.Readable.DictionaryStringDouble) + "\n");
    }
}
