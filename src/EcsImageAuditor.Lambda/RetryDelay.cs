namespace EcsImageAuditor.Lambda;

/// <summary>How long to wait before something is tried again. Pure: the same input says the same.</summary>
public static class RetryDelay
{
    /// <summary>The longest delay that SQS gives a new message.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Base = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SlowBase = TimeSpan.FromMinutes(2);

    /// <summary>The delay before the next delivery.</summary>
    /// <param name="receiveCount">Deliveries up to now.</param>
    /// <param name="onlyWaits">True where time is all that helps.</param>
    /// <param name="spread">0 to 1; the delay is between four fifths and six fifths of the regular one.</param>
    public static TimeSpan After(int receiveCount, bool onlyWaits, double spread) =>
        Spread((onlyWaits ? SlowBase : Base) * Math.Pow(2, Math.Clamp(receiveCount - 1, 0, 10)), spread);

    /// <summary>The delay before an event that only waits is looked at again: as long as it has waited already.</summary>
    /// <param name="age">The time since the event occurred.</param>
    /// <param name="spread">As above.</param>
    public static TimeSpan While(TimeSpan age, double spread) => Spread(age > SlowBase ? age : SlowBase, spread);

    private static TimeSpan Spread(TimeSpan regular, double spread)
    {
        var delay = (regular < Longest ? regular : Longest) * (0.8 + (0.4 * spread));
        return delay < Longest ? delay : Longest;
    }
}
