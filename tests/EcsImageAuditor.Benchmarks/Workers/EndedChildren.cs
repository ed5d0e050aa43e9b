using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>What the processes cost that this one started and that have ended, with those that they started in turn.</summary>
/// <remarks>https://man7.org/linux/man-pages/man2/getrusage.2.html</remarks>
internal static partial class EndedChildren
{
    private const int Children = -1;

    // struct rusage of 64-bit Linux: two timevals and fourteen counters, each a pair or single of 8 bytes.
    private const int Fields = 18;

    /// <summary>User and system time.</summary>
    public static TimeSpan CpuTime()
    {
        Span<long> usage = stackalloc long[Fields];
        if (GetResourceUsage(Children, usage) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetResourceUsage(int who, Span<long> usage);
}
