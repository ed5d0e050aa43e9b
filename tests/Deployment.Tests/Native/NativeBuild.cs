using System.Diagnostics;

namespace Deployment.Tests.Native;

/// <summary>The Lambda published as a native program, by the project's own script.</summary>
internal static class NativeBuild
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(20);

    /// <summary>The published program.</summary>
    public static string Executable => Path.Combine(
        ComponentCatalog.RepositoryRoot, "artifacts", "aot", "publish", "EcsImageAuditor.Lambda", "release_linux-x64", "bootstrap");

    /// <returns>What the build said, which is nothing but the linker's version where all is well.</returns>
    public static async Task<CommandResult> PublishAsync()
    {
        var start = new ProcessStartInfo("bash", ["scripts/native.sh", "src/EcsImageAuditor.Lambda"])
        {
            WorkingDirectory = ComponentCatalog.RepositoryRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        await using var ending = deadline.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return new CommandResult(process.ExitCode, await output, error);
    }
}
