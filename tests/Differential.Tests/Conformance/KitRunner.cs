using System.Diagnostics;

namespace Differential.Tests.Conformance;

/// <summary>Runs the kit's own runner, as a stranger would.</summary>
internal static class KitRunner
{
    public static async Task<CommandResult> RunAsync(
        string kit, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> verifier)
    {
        var start = new ProcessStartInfo("sh") { WorkingDirectory = kit, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("run.sh");
        foreach (var argument in verifier)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
