using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EcsImageAuditor.Benchmarks.Bursts;
using EcsImageAuditor.Benchmarks.Costs;
using EcsImageAuditor.Benchmarks.Launches;
using EcsImageAuditor.Benchmarks.Measuring;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>A <see cref="Worker"/>, a <see cref="BurstWorker"/> or a <see cref="LaunchWorker"/> that runs, seen from outside.</summary>
internal sealed class WorkerProcess : IBurstProcess
{
    public const string Builtin = Verifiers.Builtin;
    public const string Notation = Verifiers.Notation;
    public const string Floor = "floor";
    public const string NotationAlone = "notation-alone";

    /// <summary>The notation verifier with the CPU time of who starts notation.</summary>
    public const string NotationWhole = "notation-whole";

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public static WorkerProcess Start(string verifier, string configDirectory, Uri signer) =>
        Start([Worker.Command, verifier, configDirectory, signer.ToString()]);

    public static WorkerProcess StartBursts(string way, BurstSurroundings surroundings) =>
        Start([BurstWorker.Command, way, surroundings.ConfigDirectory, surroundings.Signer.ToString(), surroundings.Aws.ToString()]);

    public static WorkerProcess StartLaunches(string verifier, BurstSurroundings surroundings) => Start(
        [LaunchWorker.Command, verifier, surroundings.ConfigDirectory, surroundings.Signer.ToString(), surroundings.Aws.ToString()]);

    public Task<Sample> RunAsync(Work work) => AskAsync(work, WorkerJson.Default.Work, WorkerJson.Default.Sample);

    public Task<BurstCost> RunAsync(Burst burst) => AskAsync(burst, WorkerJson.Default.Burst, WorkerJson.Default.BurstCost);

    public Task<LaunchCount> RunAsync(LaunchWork work) => AskAsync(work, WorkerJson.Default.LaunchWork, WorkerJson.Default.LaunchCount);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static WorkerProcess Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new WorkerProcess(Process.Start(start)!);
    }

    private async Task<TAnswer> AskAsync<TWork, TAnswer>(TWork work, JsonTypeInfo<TWork> workType, JsonTypeInfo<TAnswer> answerType)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(work, workType));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("A worker has ended; above is what it said.");
        return JsonSerializer.Deserialize(line, answerType)!;
    }
}
