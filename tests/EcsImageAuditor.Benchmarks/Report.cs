using System.Runtime.InteropServices;
using EcsImageAuditor.Benchmarks.Comparisons;
using EcsImageAuditor.Benchmarks.Stages;

namespace EcsImageAuditor.Benchmarks;

/// <summary>The output: on what it was measured, then each comparison.</summary>
internal static class Report
{
    public static async Task WriteAsync(Stage stage, IReadOnlyList<IComparison> comparisons, TextWriter output)
    {
        await output.WriteLineAsync(
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, "
            + $"notation {await stage.NotationVersionAsync()}, docker-registry on loopback. "
            + "Medians of interleaved rounds, the lowest and the highest in parentheses.");
        foreach (var comparison in comparisons)
        {
            await output.WriteLineAsync($"\n## {comparison.Title}\n");
            await foreach (var line in comparison.RunAsync(stage))
                await output.WriteLineAsync(line);
            await output.FlushAsync();
        }
    }
}
