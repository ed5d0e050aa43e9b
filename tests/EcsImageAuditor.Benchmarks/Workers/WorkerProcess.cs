using System.Diagnostics;
using System.Text.Json;
using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>A <see cref="Worker"/> that runs, seen from outside.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    public const string Builtin = Verifiers.Builtin;
    public const string Notation = Verifiers.Notation;

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public static WorkerProcess Start(string verifier, string configDirectory, Uri signer)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Worker.Command, verifier, configDirectory, signer.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new WorkerProcess(Process.Start(start)!);
    }

    public async Task<Sample> RunAsync(Work work)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(work, WorkerJson.Default.Work));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("A worker has ended; above is what it said.");
        return JsonSerializer.Deserialize(line, WorkerJson.Default.Sample)!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
