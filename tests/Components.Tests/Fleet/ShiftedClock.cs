namespace Components.Tests.Fleet;

/// <summary>The system's clock, ahead of its time.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
