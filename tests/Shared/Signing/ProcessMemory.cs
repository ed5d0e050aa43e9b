using System.Diagnostics;
using System.Globalization;

namespace EcsImageAuditor.Tests.Shared.Signing;

/// <summary>The most memory that a process ever held.</summary>
internal static class ProcessMemory
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the process to end.</summary>
    /// <returns>Bytes, as it was last seen.</returns>
    public static async Task<long> PeakAsync(Process process)
    {
        var ended = process.WaitForExitAsync();
        var peak = 0L;
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, PeakNow(process.Id));
            await Task.WhenAny(ended, Task.Delay(Pause));
        }

        return peak;
    }

    /// <summary>The kernel's own high-water mark, which only grows. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html</summary>
    private static long PeakNow(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}
