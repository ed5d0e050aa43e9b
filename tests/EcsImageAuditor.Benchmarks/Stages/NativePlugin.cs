using System.Diagnostics;
using System.Globalization;
using EcsImageAuditor.Benchmarks.Workers;

namespace EcsImageAuditor.Benchmarks.Stages;

/// <summary>The stand-in for the AWS Signer plugin, published as a native program.</summary>
internal static class NativePlugin
{
    private const string Name = "com.amazonaws.signer.notation.plugin";
    private const int Starts = 20;

    private static string Published => Directory
        .EnumerateFiles(
            Path.Combine(ComponentCatalog.RepositoryRoot, "artifacts", "aot", "publish", "SignerPlugin"),
            $"notation-{Name}",
            SearchOption.AllDirectories)
        .Single();

    /// <summary>Installs it below a notation configuration directory.</summary>
    public static void Install(string configDirectory)
    {
        var target = Directory.CreateDirectory(Path.Combine(configDirectory, "plugins", Name));
        File.Copy(Published, Path.Combine(target.FullName, $"notation-{Name}"));
    }

    /// <summary>A sentence that says what it costs to start.</summary>
    public static async Task<string> CostAsync()
    {
        var before = EndedChildren.CpuTime();
        for (var i = 0; i < Starts; i++)
        {
            using var process = Process.Start(new ProcessStartInfo(Published, ["get-plugin-metadata"]) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
        }

        var cost = (EndedChildren.CpuTime() - before).TotalMilliseconds / Starts;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The plugin is a stand-in for that of AWS Signer, a native program like it. Notation starts it twice a signature; "
            + $"a start costs {cost:F1} ms of CPU.");
    }
}
