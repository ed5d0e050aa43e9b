using System.Diagnostics;
using System.Runtime;
using System.Text.Json;
using EcsImageAuditor.Benchmarks.Measuring;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>The program as a worker: it verifies with one verifier and tells what that cost.</summary>
internal static class Worker
{
    public const string Command = "worker";

    private const int CalmRounds = 5;
    private const int MaxWarmUpRounds = 150;

    /// <summary>
    /// Does one <see cref="Work"/> a line of input and answers with one <see cref="Sample"/> a line, until the input ends.
    /// </summary>
    public static async Task RunAsync(string verifierName, string configDirectory, Uri signer, TextReader input, TextWriter output)
    {
        using var verifiers = new VerifierFactory(configDirectory, signer);
        var isBuiltin = verifierName is WorkerProcess.Builtin or WorkerProcess.Floor;
        var cpuTime = CpuTimeOf(verifierName);
        var verifier = verifierName switch
        {
            WorkerProcess.Builtin => verifiers.Builtin(),
            WorkerProcess.Floor => verifiers.Floor(),
            WorkerProcess.NotationAlone => verifiers.NotationAlone(),
            _ => verifiers.Notation(),
        };
        while (await input.ReadLineAsync() is { } line)
        {
            var work = JsonSerializer.Deserialize(line, WorkerJson.Default.Work)!;
            var sample = await MeasureAsync(verifier, work, cpuTime, isBuiltin);
            await output.WriteLineAsync(JsonSerializer.Serialize(sample, WorkerJson.Default.Sample));
            await output.FlushAsync();
        }
    }

    private static async Task<Sample> MeasureAsync(IImageVerifier verifier, Work work, Func<TimeSpan> cpuTime, bool isBuiltin)
    {
        var image = Parse(work.Image);
        if (work.WarmUp)
            await WarmUpAsync(verifier, image, work.Count);

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = work.FromProcessStart ? TimeSpan.Zero : cpuTime();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < work.Count; i++)
            await VerifyAsync(verifier, image);

        var wall = Stopwatch.GetElapsedTime(began);
        return new Sample(
            wall.TotalMilliseconds / work.Count,
            (cpuTime() - cpu).TotalMilliseconds / work.Count,
            isBuiltin ? (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / work.Count : null);
    }

    /// <summary>What runs often is compiled again, and better, in the background.</summary>
    private static async Task WarmUpAsync(IImageVerifier verifier, ImageByDigest image, int count)
    {
        for (var (round, calm) = (0, 0); calm < CalmRounds && round < MaxWarmUpRounds; round++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            for (var i = 0; i < count; i++)
                await VerifyAsync(verifier, image);
            calm = JitInfo.GetCompiledMethodCount() == compiled ? calm + 1 : 0;
        }
    }

    private static Func<TimeSpan> CpuTimeOf(string verifierName) => verifierName switch
    {
        WorkerProcess.Builtin or WorkerProcess.Floor => () => Environment.CpuUsage.TotalTime,
        WorkerProcess.NotationWhole => () => Environment.CpuUsage.TotalTime + EndedChildren.CpuTime(),
        _ => EndedChildren.CpuTime,
    };

    /// <summary>A verifier that says anything else is not worth measuring.</summary>
    private static async Task VerifyAsync(IImageVerifier verifier, ImageByDigest image)
    {
        var verification = await verifier.VerifyAsync(image, CancellationToken.None);
        if (verification.Verdict is not Verdict.Trusted)
            throw new InvalidOperationException($"{verifier.Name} does not trust {image}: {verification.Verdict}");
    }

    private static ImageByDigest Parse(string text) =>
        ImageReference.TryParse(text, out var reference, out var error) && reference.Digest is { } digest
        ? new ImageByDigest(reference.Registry, reference.Repository, digest)
        : throw new ArgumentException(error ?? "The image has no digest.", nameof(text));
}
