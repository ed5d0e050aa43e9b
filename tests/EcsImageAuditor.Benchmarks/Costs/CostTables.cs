using System.Globalization;
using EcsImageAuditor.Benchmarks.Measuring;

namespace EcsImageAuditor.Benchmarks.Costs;

/// <summary>The tables of docs/scaling.md, computed.</summary>
internal static class CostTables
{
    public const double LaunchesPerSecond = 1000;

    private const int MostEnvironments = 1000;

    public static IReadOnlyList<int> Images { get; } = [1, 100, 10_000];

    public static IReadOnlyList<CostTable> All(Measurements measured) =>
    [
        new CostTable("measured", [.. Measured(measured)]),
        new CostTable("million", [.. Million(measured)]),
        new CostTable("cheaper", [.. Cheaper(measured)]),
        new CostTable("hour", [.. HourOf(measured)]),
    ];

    private static IEnumerable<string> Measured(Measurements measured)
    {
        yield return "| distinct images | events | verifications | registry requests a verification | CPU an event | log an event "
            + "| peak memory |";
        yield return "|--:|--:|--:|--:|--:|--:|--:|";
        foreach (var run in measured.Runs)
            yield return Row(run, Whole(run.Images));
        yield return Row(measured.Notation, $"{Whole(measured.Notation.Images)}, by notation");
    }

    private static string Row(LaunchCount run, string images) => Cells(
        images,
        Whole(run.Events),
        Whole(run.Verifications),
        Spread.Round(run.RegistryRequests / run.Verifications),
        $"{Spread.Round(run.CpuMilliseconds)} ms",
        $"{Whole(run.LogBytesOfEvent)} B",
        $"{Whole(run.PeakMemoryMiB)} MiB");

    private static IEnumerable<string> Million(Measurements measured)
    {
        var setup = AuditorSetup.Default;
        var loads = Images.Select(count => Workload.OverMonth(count, setup))
            .Concat(Images.Select(count => Workload.AtOnce(count, Simulate(measured, count, measured.NotationCpuMilliseconds, setup).Fill)))
            .ToArray();
        LaunchCost[] CostsOf(double cpu) => [.. loads.Select(load => LaunchCost.Of(load, measured, cpu, setup, PriceList.Virginia))];
        var (builtin, notation) = (CostsOf(measured.BuiltinCpuMilliseconds), CostsOf(measured.NotationCpuMilliseconds));
        yield return $"| US dollars a million launches | {string.Join(" | ", Images.Select(count => $"a month, {Named(count)}"))} "
            + $"| {string.Join(" | ", Images.Select(count => $"1,000 a second, {Named(count)}"))} |";
        yield return $"|---|{string.Concat(Enumerable.Repeat("--:|", loads.Length))}";
        yield return Cells(["events in a batch", .. loads.Select(load => load.Fill.ToString("0.0", CultureInfo.InvariantCulture))]);
        yield return Cells(["verifications", .. loads.Select(load => Whole(load.Verifications))]);
        yield return Dollars("SQS", notation, cost => cost.Sqs);
        yield return Dollars("Lambda, runs", notation, cost => cost.LambdaRequests);
        yield return Dollars("Lambda, duration with `notation`", notation, cost => cost.LambdaDuration);
        yield return Dollars("Lambda, duration with `builtin`", builtin, cost => cost.LambdaDuration);
        yield return Dollars("DynamoDB", notation, cost => cost.Table);
        yield return Dollars("CloudWatch Logs", notation, cost => cost.Logs);
        yield return Dollars("EventBridge, ECR, AWS Signer, SNS", notation, _ => 0);
        yield return Dollars("**in all, `notation`**", notation, cost => cost.Total);
        yield return Dollars("**in all, `builtin`**", builtin, cost => cost.Total);
    }

    /// <summary>What is left of the cost of known images when one thing after the other is given up.</summary>
    private static IEnumerable<string> Cheaper(Measurements measured)
    {
        var alone = new Workload(1, 0, 1);
        var full = alone with { Fill = AuditorSetup.Default.BatchSize };
        var silent = full with { IsLogged = false };
        (string Title, Workload Work)[] steps =
        [
            ("as deployed, an event comes alone", alone),
            ("full batches", full),
            ("and no log line about a container that is trusted", silent),
            ("and only one event a launch", silent with { EventsOfLaunch = 1 }),
        ];
        yield return "| US dollars a million launches of known images | SQS | Lambda | CloudWatch Logs | in all |";
        yield return "|---|--:|--:|--:|--:|";
        foreach (var (title, work) in steps)
        {
            var cost = LaunchCost.Of(work, measured, measured.NotationCpuMilliseconds, AuditorSetup.Default, PriceList.Virginia);
            yield return Cells([title, .. new[] { cost.Sqs, cost.Lambda, cost.Logs, cost.Total }.Select(InDollars)]);
        }
    }

    private static IEnumerable<string> HourOf(Measurements measured)
    {
        yield return "| verifier | distinct images | every image has a verdict after | oldest event without one | put back | given up "
            + "| events in a batch | DynamoDB throttles | `maxConcurrency` from which more does not help |";
        yield return "|---|--:|--:|--:|--:|--:|--:|--:|--:|";
        (string, double)[] verifiers = [("builtin", measured.BuiltinCpuMilliseconds), ("notation", measured.NotationCpuMilliseconds)];
        foreach (var (verifier, cpu) in verifiers)
        {
            foreach (var count in Images)
            {
                var hour = Simulate(measured, count, cpu, AuditorSetup.Default);
                yield return Cells(
                    $"`{verifier}`",
                    Whole(count),
                    hour.KnownAfter is { } second ? $"{Whole(second)} s" : "not within the hour",
                    $"{Whole(hour.OldestSeconds)} s",
                    Whole(hour.PutBack),
                    Whole(hour.GivenUp),
                    hour.Fill.ToString("0.0", CultureInfo.InvariantCulture),
                    Whole(hour.TableThrottles),
                    Whole(Enough(measured, count, cpu)));
            }
        }
    }

    /// <summary>The smallest number of environments with which the oldest event waits about as long as with the most.</summary>
    private static int Enough(Measurements measured, int images, double cpu)
    {
        double Oldest(int environments) =>
            Simulate(measured, images, cpu, AuditorSetup.Default with { MaxConcurrency = environments }).OldestSeconds;
        var best = Oldest(MostEnvironments) + 1;
        return new[] { 2, 5, 10, 15, 20, 30, 50, 100, 200, 500 }.FirstOrDefault(count => Oldest(count) <= best, MostEnvironments);
    }

    private static Hour Simulate(Measurements measured, int images, double cpu, AuditorSetup setup) =>
        new HourSimulation(LaunchesPerSecond, images, measured, cpu, setup).Run();

    private static string Dollars(string what, IEnumerable<LaunchCost> costs, Func<LaunchCost, double> part) =>
        Cells([what, .. costs.Select(cost => InDollars(part(cost)))]);

    private static string InDollars(double dollars) => dollars.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Named(int count) => count == 1 ? "1 image" : $"{Whole(count)} images";

    private static string Whole(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Cells(params IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
}
