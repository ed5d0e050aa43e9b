using System.Diagnostics;
using System.Runtime.InteropServices;
using EcsImageAuditor.Cli;

namespace EcsImageAuditor.Tests.Shared.Signing;

/// <summary>The command line as a process of its own, whose memory can be told from that of the tests.</summary>
internal sealed class AuditorProcess : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly Process _process;

    public AuditorProcess(IEnumerable<(string Name, string Value)> variables, params IEnumerable<string> arguments)
    {
        var dotnet = Path.Combine(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")), "dotnet");
        var start = IsolatedProcess.StartInfo(dotnet, ["exec", typeof(CommandLine).Assembly.Location, .. arguments], _home.FullName);
        start.Environment["AWS_ACCESS_KEY_ID"] = TestEnvironment.AccessKey;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = TestEnvironment.SecretKey;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>Kills it, as nothing can be done against, once it has written a line that begins so.</summary>
    public async Task KillAtAsync(string line)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } written && !written.StartsWith(line, StringComparison.Ordinal))
        {
        }

        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <returns>How it ended, and the most memory that it ever held, in bytes.</returns>
    public async Task<(CommandResult Result, long PeakMemory)> EndAsync()
    {
        var (output, error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        var peak = await ProcessMemory.PeakAsync(_process);
        return (new CommandResult(_process.ExitCode, await output, await error), peak);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        _home.Dispose();
    }
}
