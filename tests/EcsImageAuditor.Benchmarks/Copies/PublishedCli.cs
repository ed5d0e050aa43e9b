using System.Runtime.InteropServices;
using EcsImageAuditor.Benchmarks.Stages;

namespace EcsImageAuditor.Benchmarks.Copies;

/// <summary>The command line as it is published for this kind of machine.</summary>
internal static class PublishedCli
{
    private const string Project = "src/EcsImageAuditor.Cli";

    public static string Executable { get; } = Path.Combine(
        ComponentCatalog.RepositoryRoot, "artifacts", "publish", "EcsImageAuditor.Cli", "release_linux-x64", "ecs-image-auditor");

    /// <summary>Where the runtime of this process is installed.</summary>
    public static string RuntimeRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static Task PublishAsync() => Preparation.RunProgramAsync(
        "dotnet", "publish", Project, "--configuration", "Release", "--runtime", "linux-x64", "--no-self-contained", "--nologo");
}
