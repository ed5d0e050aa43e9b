namespace ImageSignatures.Signing.Pushing;

/// <summary>
/// How long other writers of a list may need between their reading and their writing. They are taken to be no more than a few times
/// slower than the slowest of our own writes, so that a slow registry or a busy machine makes the pause longer.
/// </summary>
internal sealed class SettlingTime(TimeProvider time)
{
    public static readonly TimeSpan Least = TimeSpan.FromMilliseconds(250);
    private const int TimesSlower = 4;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);
    private long _slowest;

    /// <summary>What has to pass after a write, by what is known now.</summary>
    public TimeSpan Needed =>
        TimeSpan.FromTicks(Math.Clamp(TimesSlower * Interlocked.Read(ref _slowest), Least.Ticks, Most.Ticks));

    /// <summary>A write has ended that rests on what was read at a time stamp.</summary>
    public void Observe(long readAt)
    {
        var took = time.GetElapsedTime(readAt).Ticks;
        for (var known = Interlocked.Read(ref _slowest); took > known;)
        {
            var before = Interlocked.CompareExchange(ref _slowest, took, known);
            if (before == known)
                return;
            known = before;
        }
    }

    /// <summary>Passes that time. A write that turns out to be slower meanwhile makes it longer.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (Needed - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
            await Task.Delay(left < Least ? Least : left, time, cancellationToken);
    }
}
