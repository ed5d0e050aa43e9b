using EcsImageAuditor.Benchmarks.Costs;

namespace Deployment.Tests.Costs;

public sealed class LaunchCostTests
{
    private const int Runs = 200;

    [Fact]
    public void Full_batches_of_known_images_cost_what_each_price_times_its_number_says()
    {
        var cost = Of(new Workload(1, 0, 10), 10, Example.WholeProcessor);

        // Two million events in 200,000 batches: sent one by one, received and deleted by tens, ten of 4,000 bytes in one request.
        Assert.Equal((2.0 + 0.2 + 0.2) * 0.40, cost.Sqs, 6);
        Assert.Equal(0.2 * 0.20, cost.LambdaRequests, 6);
        Assert.Equal(200_000 * 0.010 * 2 * 0.0000133334, cost.LambdaDuration, 6);
        Assert.Equal(0, cost.Table, 6);
        Assert.Equal((2e6 * 1000 + 2e5 * (550 + 450)) / 1e9 * 0.50, cost.Logs, 6);
    }

    [Fact]
    public void A_batch_that_is_larger_than_what_sqs_bills_as_one_request_is_received_by_more()
    {
        var large = Example.Measured with { EventBytes = 13_107.2 };

        var cost = LaunchCost.Of(new Workload(1, 0, 10), large, 10, AuditorSetup.Default, PriceList.Virginia);

        Assert.Equal((2.0 + 0.4 + 0.2) * 0.40, cost.Sqs, 6);
    }

    [Fact]
    public void A_verification_costs_its_time_two_writes_and_a_read_for_each_environment()
    {
        var without = Of(new Workload(1, 0, 10), 50, Example.WholeProcessor);
        var with = Of(new Workload(1000, 1000, 10), 50, Example.WholeProcessor);

        Assert.Equal(1000 * (0.050 + 0.025) * 2 * 0.0000133334, with.LambdaDuration - without.LambdaDuration, 9);
        Assert.Equal(1000 * ((11 * 0.125e-6) + (2 * 0.625e-6)), with.Table - without.Table, 9);
        Assert.Equal(without.Logs, with.Logs);
    }

    [Fact]
    public void More_images_than_a_process_remembers_are_looked_up_in_the_table()
    {
        var setup = AuditorSetup.Default;

        Assert.Equal(0, Of(new Workload(5_000, 0, 10), 10, setup).Table, 9);
        Assert.Equal(1e6 * 0.125e-6, Of(new Workload(10_000, 0, 10), 10, setup).Table, 9);
    }

    [Fact]
    public void Over_a_month_one_image_is_verified_once_a_life_of_a_verdict_and_many_images_at_most_once_an_event()
    {
        Assert.Equal(730, Workload.OverMonth(1, AuditorSetup.Default).Verifications, 3);
        Assert.InRange(Workload.OverMonth(10_000_000, AuditorSetup.Default).Verifications, 1_990_000, 2_000_000);
    }

    [Fact]
    public void More_images_are_never_cheaper()
    {
        var random = new Random(20_26);
        for (var run = 0; run < Runs; run++)
        {
            var (images, more) = (random.Next(1, 20_000), random.Next(0, 20_000));
            var (fill, setup) = (1 + (random.NextDouble() * 9), SetupOf(random));

            double OverMonth(int count) => Of(Workload.OverMonth(count, setup), 50, setup).Total;
            double AtOnce(int count) => Of(Workload.AtOnce(count, fill), 50, setup).Total;

            Assert.True(OverMonth(images) <= OverMonth(images + more) + 1e-9);
            Assert.True(AtOnce(images) <= AtOnce(images + more) + 1e-9);
        }
    }

    [Fact]
    public void Larger_batches_are_never_dearer_but_for_the_time_of_the_last_millisecond()
    {
        var random = new Random(20_27);
        for (var run = 0; run < Runs; run++)
        {
            var (fill, setup) = (1 + (random.NextDouble() * 8), SetupOf(random));
            var small = Of(new Workload(100, 100, fill), 10, setup);
            var large = Of(new Workload(100, 100, fill + random.NextDouble()), 10, setup);

            Assert.True(large.Sqs <= small.Sqs + 1e-9);
            Assert.True(large.LambdaRequests <= small.LambdaRequests + 1e-9);
            Assert.True(large.Logs <= small.Logs + 1e-9);
        }
    }

    private static LaunchCost Of(Workload work, double verification, AuditorSetup setup) =>
        LaunchCost.Of(work, Example.Measured, verification, setup, PriceList.Virginia);

    private static AuditorSetup SetupOf(Random random) =>
        AuditorSetup.Default with { MemoryMb = random.Next(256, 4096), MaxConcurrency = random.Next(2, 100) };
}
