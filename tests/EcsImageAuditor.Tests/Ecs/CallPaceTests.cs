using EcsImageAuditor.Ecs;
using EcsImageAuditor.Tests.Shared.Ecs;

namespace EcsImageAuditor.Tests.Ecs;

public sealed class CallPaceTests
{
    [Fact]
    public async Task A_burst_passes_at_once_and_the_rest_at_the_steady_rate()
    {
        var clock = new SteppingClock();
        var pace = new CallPace(50, 10, clock);
        var started = clock.GetUtcNow();
        var calls = new List<TimeSpan>();

        for (var call = 0; call < 400; call++)
        {
            await pace.WaitAsync(default);
            calls.Add(clock.GetUtcNow() - started);
        }

        AssertEach.Of(calls.Take(50), at => Assert.Equal(TimeSpan.Zero, at));
        Assert.Equal(35, calls[^1].TotalSeconds, 3);
        AssertEach.Of(calls.Index(), call => Assert.True(call.Index + 1 <= 50 + (10 * call.Item.TotalSeconds) + 0.001));
    }

    [Fact]
    public async Task An_idle_time_fills_the_bucket_and_no_more()
    {
        var clock = new SteppingClock();
        var pace = new CallPace(2, 1, clock);
        clock.Advance(TimeSpan.FromHours(1));
        var started = clock.GetUtcNow();

        for (var call = 0; call < 3; call++)
            await pace.WaitAsync(default);

        Assert.Equal(TimeSpan.FromSeconds(1), clock.GetUtcNow() - started);
    }

    [Fact]
    public async Task A_wait_can_be_ended()
    {
        using var ending = new CancellationTokenSource();
        var pace = new CallPace(1, 0.001, TimeProvider.System);
        await pace.WaitAsync(default);

        var waiting = pace.WaitAsync(ending.Token);
        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
