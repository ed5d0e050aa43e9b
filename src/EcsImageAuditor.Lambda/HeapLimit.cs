using System.Globalization;

namespace EcsImageAuditor.Lambda;

/// <summary>
/// How much of the function's memory the heap may take. .NET does not see Lambda's limit, so a burst could grow until Lambda ends the
/// process; and notation runs beside it, as processes of its own that need memory too.
/// </summary>
/// <remarks>https://learn.microsoft.com/dotnet/core/runtime-config/garbage-collector#heap-hard-limit</remarks>
internal static class HeapLimit
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>
    /// Call it after the runtime loop has started, which gives the heap all of the memory. Outside Lambda, where no limit is known, it does
    /// nothing.
    /// </summary>
    /// <param name="environment">The value of an environment variable, or null.</param>
    public static void Apply(Func<string, string?> environment)
    {
        if (Of(environment) is not { } bytes)
            return;

        AppContext.SetData("GCHeapHardLimit", (ulong)bytes);
        GC.RefreshMemoryLimit();
    }

    /// <returns>Half of the function's memory, in bytes; null where the variable is missing or no number.</returns>
    public static long? Of(Func<string, string?> environment) =>
        int.TryParse(environment("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes)
        && megabytes > 0
            ? megabytes * Megabyte / 2
            : null;

    /// <summary>What the garbage collector keeps to, in mebibytes.</summary>
    public static long InForce() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte;
}
