using System.Diagnostics;

namespace Components.Tests.Benchmarks;

/// <summary>The short form of the benchmarks, as it was built with the tests.</summary>
public sealed class ShortBenchmarkTests
{
    private const string Project = "EcsImageAuditor.Benchmarks";

    /// <summary>By CPU time and counts, never by the clock: it holds on a busy machine too.</summary>
    [NeedsFact(Component.Notation, Component.DockerRegistry, Component.Moto)]
    public async Task No_advantage_over_other_tools_has_fallen_to_half_of_what_is_recorded()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.Combine(ComponentCatalog.RepositoryRoot, "artifacts", "bin", Project, configuration, Project);
        using var process = Process.Start(new ProcessStartInfo(program, ["short"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"{await output}\n{await error}");
    }
}
