using System.Diagnostics;
using EcsImageAuditor.Tests.Shared.Signing;

namespace EcsImageAuditor.Benchmarks.Copies;

/// <summary>Runs programs to their ends, some at a time, and watches their memory.</summary>
internal static class PeakMemory
{
    private const int AtATime = 4;

    /// <summary>As many at a time as <c>sign</c> copies images.</summary>
    /// <exception cref="InvalidOperationException">One failed.</exception>
    public static async Task<CopyRun> RunAsync(IEnumerable<ProcessStartInfo> starts)
    {
        var peak = 0L;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime };
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(starts, options, async (start, _) => InterlockedMax(ref peak, await RunAsync(start)));
        return new CopyRun(watch.Elapsed.TotalSeconds, peak);
    }

    private static async Task<long> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = await ProcessMemory.PeakAsync(process);
        return process.ExitCode == 0
            ? peak
            : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}:\n{await output}\n{await error}");
    }

    private static void InterlockedMax(ref long peak, long value)
    {
        for (var seen = Volatile.Read(ref peak); value > seen; seen = Volatile.Read(ref peak))
            Interlocked.CompareExchange(ref peak, value, seen);
    }
}
