using System.Diagnostics;

namespace EcsImageAuditor.Tests.Shared.Asserting;

/// <summary>
/// How long tests wait for what happens elsewhere: in another thread, process or server. It is no limit that anything is measured by; it
/// turns a hang into a failure that says what did not happen, and is long enough for a machine that is busy with something else.
/// </summary>
internal static class Patience
{
    /// <summary>Two minutes.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="isMet">The condition. It is asked every few milliseconds.</param>
    /// <param name="failure">The sentence of the failure after <see cref="Limit"/>.</param>
    public static Task UntilAsync(Func<bool> isMet, string failure) => UntilAsync(() => Task.FromResult(isMet()), failure);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> isMet, string failure)
    {
        for (var waited = Stopwatch.StartNew(); !await isMet(); await Task.Delay(Pause))
            Assert.True(waited.Elapsed < Limit, failure);
    }

    /// <summary>Waits for a task.</summary>
    /// <param name="task">The task, which goes on where the wait ends.</param>
    /// <param name="failure">The sentence of the failure after <see cref="Limit"/>.</param>
    public static async Task ForAsync(Task task, string failure)
    {
        await Task.WhenAny(task, Task.Delay(Limit));
        Assert.True(task.IsCompleted, failure);
        await task;
    }

    /// <inheritdoc cref="ForAsync(Task, string)"/>
    public static async Task<T> ForAsync<T>(Task<T> task, string failure)
    {
        await ForAsync((Task)task, failure);
        return await task;
    }
}
