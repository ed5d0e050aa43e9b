using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Signing.Pushing;

namespace EcsImageAuditor.Tests.Signing;

/// <summary>How long a writer of a list of referrers waits for other writers.</summary>
public sealed class SettlingTimeTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(0, 250)]
    [InlineData(10, 250)]
    [InlineData(1_000, 4_000)]
    [InlineData(60_000, 20_000)]
    public void The_pause_follows_the_slowest_write(int write, int pause)
    {
        var settling = new SettlingTime(_time);

        Write(settling, write);
        Write(settling, 0);

        Assert.Equal(TimeSpan.FromMilliseconds(pause), settling.Needed);
    }

    [Fact]
    public async Task A_slower_write_makes_a_pause_longer_that_has_begun()
    {
        var settling = new SettlingTime(_time);
        var pause = settling.PassAsync(CancellationToken.None);
        await _time.TimerSetAsync(due => due == SettlingTime.Least);

        Write(settling, 200);
        _time.Advance(TimeSpan.FromMilliseconds(50));

        await _time.TimerSetAsync(due => due == TimeSpan.FromMilliseconds(550));
        Assert.False(pause.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(550));
        await Patience.ForAsync(pause, "The pause does not end.");
    }

    private void Write(SettlingTime settling, int milliseconds)
    {
        var readAt = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        settling.Observe(readAt);
    }
}
