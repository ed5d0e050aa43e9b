using System.Diagnostics;
using EcsImageAuditor.Cli.Shell;
using ImageSignatures.Verification.Notation;

namespace EcsImageAuditor.Cli.Demo;

/// <summary>Finds notation, or brings it with the project's own script, into the build output.</summary>
internal static class NotationProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <returns>A PATH in which notation is found, or null where it is not there and cannot be had.</returns>
    public static async Task<string?> ProvideAsync(Terminal terminal, string? path, TimeProvider time, CancellationToken cancellationToken)
    {
        var wider = string.Join(Path.PathSeparator, new[] { SourceTree.ComponentsBin, path }.Where(part => !string.IsNullOrEmpty(part)));
        if (NotationLocator.Find(wider) is not null)
            return wider;

        await terminal.Error.WriteLineAsync(
            "notation is not installed; bringing it into artifacts/components (nothing is installed on the system)."
        );
        if (SourceTree.Root is { } root)
            await RunScriptAsync(terminal, Path.Combine(root, "scripts", "components.sh"), time, cancellationToken);

        return NotationLocator.Find(wider) is not null ? wider : null;
    }

    private static async Task RunScriptAsync(Terminal terminal, string script, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(script) || OperatingSystem.IsWindows())
            return;

        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("bash", [script, "notation"]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.OutputDataReceived += (_, line) => terminal.Error.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => terminal.Error.WriteLine(line.Data);
        try
        {
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
