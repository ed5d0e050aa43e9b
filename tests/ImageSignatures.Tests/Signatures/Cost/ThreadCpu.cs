using System.Runtime.InteropServices;

namespace ImageSignatures.Tests.Signatures.Cost;

/// <summary>The CPU time of this thread, which other threads and a busy machine do not change.</summary>
internal static class ThreadCpu
{
    private const int ThreadClock = 3;

    /// <summary>The least of several measurements, in milliseconds: a collection of garbage or a cold cache only ever adds to one.</summary>
    public static double Of(Action action)
    {
        action();
        var least = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = Now();
            action();
            least = Math.Min(least, Now() - before);
        }

        return least;
    }

    private static double Now() =>
        GetTime(ThreadClock, out var time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : throw new InvalidOperationException("The clock of the thread cannot be read.");

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
