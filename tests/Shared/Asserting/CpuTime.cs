using System.Globalization;

namespace EcsImageAuditor.Tests.Shared.Asserting;

/// <summary>What work costs a processor, which is the same on an idle machine and on a busy one.</summary>
internal static class CpuTime
{
    // In /proc times are in hundredths of a second. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    private const double TicksPerSecond = 100;

    /// <summary>The processor time of work that stays on this thread; on a system without <c>/proc</c> always zero.</summary>
    public static TimeSpan Of(Action work)
    {
        var before = OfThisThread();
        work();
        return OfThisThread() - before;
    }

    private static TimeSpan OfThisThread()
    {
        if (!OperatingSystem.IsLinux())
            return TimeSpan.Zero;

        // The name, in parentheses, may hold spaces. User and system time are the 12th and 13th field after it.
        var fields = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }
}
