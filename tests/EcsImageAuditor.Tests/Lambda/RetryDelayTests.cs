using EcsImageAuditor.Lambda;

namespace EcsImageAuditor.Tests.Lambda;

public sealed class RetryDelayTests
{
    [Theory]
    [InlineData(false, 1, 30)]
    [InlineData(false, 2, 60)]
    [InlineData(false, 4, 240)]
    [InlineData(true, 1, 120)]
    [InlineData(true, 2, 240)]
    [InlineData(true, 5, 900)]
    [InlineData(true, 1000, 900)]
    public void The_delay_doubles_up_to_a_quarter_of_an_hour_and_is_longest_where_waiting_is_all_that_helps(
        bool onlyWaits,
        int receives,
        int seconds
    )
    {
        Assert.Equal(seconds, RetryDelay.After(receives, onlyWaits, 0.5).TotalSeconds, 0.001);
        Assert.InRange(RetryDelay.After(receives, onlyWaits, 0).TotalSeconds, seconds * 0.79, seconds * 0.81);
        Assert.InRange(RetryDelay.After(receives, onlyWaits, 1).TotalSeconds, seconds, 900.0001);
    }

    [Theory]
    [InlineData(-60, 120)]
    [InlineData(0, 120)]
    [InlineData(300, 300)]
    [InlineData(3500, 900)]
    public void What_waits_is_looked_at_again_after_as_long_as_it_has_waited_already(int age, int seconds)
    {
        Assert.Equal(seconds, RetryDelay.While(TimeSpan.FromSeconds(age), 0.5).TotalSeconds, 0.001);
        Assert.InRange(RetryDelay.While(TimeSpan.FromSeconds(age), 0).TotalSeconds, seconds * 0.79, seconds * 0.81);
        Assert.InRange(RetryDelay.While(TimeSpan.FromSeconds(age), 1).TotalSeconds, seconds, 900.0001);
    }
}
