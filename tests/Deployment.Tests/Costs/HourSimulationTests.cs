using EcsImageAuditor.Benchmarks.Costs;

namespace Deployment.Tests.Costs;

public sealed class HourSimulationTests
{
    private const int Runs = 15;

    [Fact]
    public void Below_what_the_environments_can_do_no_event_of_a_known_image_waits()
    {
        var hour = Of(100, images: 1, Example.WholeProcessor);

        Assert.Equal(0, hour.OldestSeconds);
        Assert.Equal(0, hour.PutBack + hour.GivenUp + hour.TableThrottles);
        Assert.Equal(hour.Arrived, hour.Judged, 3);
    }

    [Fact]
    public void Above_it_the_queue_grows_by_what_is_too_much()
    {
        // Two environments at 30 ms a full batch of ten: 666 events a second; a thousand come.
        var hour = Of(500, images: 1, Example.WholeProcessor with { MaxConcurrency = 2 });

        Assert.InRange(hour.Backlog, 3600 * 330, 3600 * 340);
        Assert.InRange(hour.OldestSeconds, 1150, 1250);
        Assert.Equal(10, hour.Fill, 3);
    }

    [Fact]
    public void Verifications_take_as_long_as_the_revocation_quota_lets_them_and_the_others_come_again()
    {
        var hour = Of(1000, images: 1000, Example.WholeProcessor with { MaxConcurrency = 1000 });

        Assert.InRange(hour.KnownAfter!.Value, 9, 20);
        Assert.True(hour.PutBack > 0);
        Assert.Equal(0, hour.GivenUp);
        Assert.InRange(hour.OldestSeconds, 30, 100);
    }

    [Fact]
    public void More_new_images_than_the_quotas_verify_in_all_deliveries_are_given_up()
    {
        var hour = Of(1000, images: 1_000_000, Example.WholeProcessor with { MaxConcurrency = 1000 });

        Assert.Null(hour.KnownAfter);
        Assert.True(hour.GivenUp > 0);
    }

    [Fact]
    public void Every_event_is_judged_given_up_or_waits_and_more_environments_never_make_it_wait_longer()
    {
        var random = new Random(20_26);
        for (var run = 0; run < Runs; run++)
        {
            var (rate, images) = (random.Next(1, 2000), random.Next(1, 5000));
            var setup = AuditorSetup.Default with { MaxConcurrency = random.Next(2, 40), MemoryMb = random.Next(256, 4096) };
            var hour = Of(rate, images, setup);
            var more = Of(rate, images, setup with { MaxConcurrency = setup.MaxConcurrency * 2 });

            Assert.Equal(1, (hour.Judged + hour.GivenUp + hour.Waiting) / hour.Arrived, 6);
            Assert.InRange(hour.Fill, 1 - 1e-9, setup.BatchSize + 1e-9);
            Assert.True(more.Backlog <= hour.Backlog + 1, $"{more.Backlog} after {hour.Backlog}");
        }
    }

    private static Hour Of(double rate, int images, AuditorSetup setup) =>
        new HourSimulation(rate, images, Example.Measured, Example.Measured.BuiltinCpuMilliseconds, setup).Run();
}
