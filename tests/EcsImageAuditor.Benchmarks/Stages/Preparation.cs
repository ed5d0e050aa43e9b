using System.Diagnostics;

namespace EcsImageAuditor.Benchmarks.Stages;

/// <summary>Brings what the comparisons need, by the project's own scripts.</summary>
internal static class Preparation
{
    /// <exception cref="InvalidOperationException">A script could not do its work and has said why.</exception>
    public static async Task RunAsync()
    {
        await RunAsync("scripts/components.sh", "notation", "docker-registry", "oras", "skopeo", "moto");
        // The stand-in for the Signer plugin is a .NET program: compiled at run time, its start-up alone would flatter builtin.
        await RunAsync("scripts/native.sh", "src/standins/SignerPlugin");
    }

    /// <summary>The same for the short forms.</summary>
    public static Task RunShortAsync() => RunAsync("scripts/components.sh", "notation", "docker-registry", "moto");

    private static Task RunAsync(string script, params IEnumerable<string> arguments) => RunProgramAsync("bash", [script, .. arguments]);

    /// <summary>Its output goes to standard error: standard output is the report's.</summary>
    /// <exception cref="InvalidOperationException">It could not do its work and has said why.</exception>
    public static async Task RunProgramAsync(string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$0\" \"$@\" >&2", program, .. arguments])
        {
            WorkingDirectory = ComponentCatalog.RepositoryRoot,
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}; above is what it said.");
    }
}
